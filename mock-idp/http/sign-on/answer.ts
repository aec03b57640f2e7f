/** From a person at the door to a Response in the browser. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { record, type SamlSettings, targetApp, targetUser } from '../../org/index.ts';
import {
  type ErrorStatus,
  type IssuedResponse,
  isResponseFault,
  issueResponse,
  matchesSubject,
  planErrorResponse,
  planResponse,
  presets,
  type ResponsePlan,
  type WireMessage,
} from '../../saml/index.ts';
import type { Emission, TracedPlan } from '../../trace/index.ts';
import { asVendor } from '../../vendors/index.ts';
import type { Face } from '../face-dependencies.ts';
import { badRequest, notAssigned } from '../pages/refusal.ts';
import { transactionSitting } from '../participants.ts';
import { claimsFor, takeFaults, tracedFaults } from './cargo.ts';
import { deliver } from './deliver.ts';
import type { AnsweredRefusal, Person, Question } from './question.ts';
import { encryptionOf, nameIdEncryptionOf, signatureOf } from './sealing.ts';

/** What both kinds of answer are planned from. */
async function planBasis(face: Face, { app, request, acsUrl, relayState }: Question) {
  const { signOn } = app.settings;
  return {
    now: face.clock.now(),
    freshId: () => face.issuing.freshId(),
    issuer: face.org.applications.addresses(app).entityId,
    acsUrl,
    destination: acsUrl === signOn.ssoAcsUrl ? signOn.destination : acsUrl,
    ...(request && { request: { id: request.id } }),
    ...(relayState !== undefined && { relayState }),
    signing: {
      assertionSigned: signOn.assertionSigned,
      responseSigned: signOn.responseSigned,
      key: await face.org.applications.signingKey(app),
      signature: signatureOf(signOn),
    },
    ...encryptionOf(signOn),
  };
}

function tracedPlan({ sealing: { key, ...sealing }, ...plan }: ResponsePlan): TracedPlan {
  return { ...plan, sealing: { ...sealing, keyId: key.kid } };
}

async function emissionOf(
  face: Face,
  plan: ResponsePlan,
  issued: IssuedResponse,
  faults: Pick<Emission, 'faults' | 'unfit'>,
): Promise<Emission> {
  const { xml, ...message } = issued.message;
  const value = message.fields.find((field) => field.name === 'SAMLResponse')?.value ?? '';
  return {
    at: face.clock.now().toISOString(),
    responseId: issued.responseId,
    ...(issued.assertionId !== undefined && { assertionId: issued.assertionId }),
    xml,
    plainXml: issued.plainXml ? await issued.plainXml() : issued.xml,
    samlResponseSha256: createHash('sha256').update(value).digest('hex'),
    acsUrl: plan.delivery.acsUrl,
    ...(plan.delivery.relayState !== undefined && { relayState: plan.delivery.relayState }),
    message,
    plan: tracedPlan(plan),
    ...faults,
  };
}

/** Issues what was planned, with its faults, and traces it. */
async function issue(face: Face, question: Question, plan: ResponsePlan, login: string): Promise<WireMessage> {
  const { armed, settle } = await takeFaults(face, { ...question, login, chosen: question.faults }, isResponseFault);
  let applied: ReadonlySet<string> = new Set();
  try {
    const issued = await issueResponse(plan, armed, face.issuing);
    applied = new Set(issued.applied);
    const emitted = await emissionOf(face, plan, issued, tracedFaults(armed, applied));
    face.trace.amend(question.exchange, { emitted });
    return issued.message;
  } finally {
    settle(applied);
  }
}

/** "Send value in response": when the app's own session must end. */
function sessionEnd({ samlAssertionLifetimeSeconds: seconds }: SamlSettings, now: Date) {
  return seconds === undefined || seconds === 0
    ? {}
    : { sessionNotOnOrAfter: new Date(now.getTime() + seconds * 1000) };
}

/** An SP that asked about somebody must not be told of somebody else. */
function unknownPrincipal({ app, request }: Question, nameId: { value: string; format: string }) {
  const heeded = presets[app.settings.beyondOkta.preset].requestedContent === 'honoured';
  if (!heeded || request === undefined || matchesSubject(request, nameId)) return undefined;
  return {
    check: 'subject',
    clause: 'SAMLProf §4.1.4.1; SAMLCore §3.3.4',
    message: `The Subject of the request is not ${nameId.value}.`,
    status: { code: 'Responder', subcode: 'UnknownPrincipal' },
  } as const;
}

/**
 * Plans an assertion about the person, if the app is theirs, or says why the SP is told of an error in its place. Throws
 * PageRefusal where the SP hears nothing.
 */
export async function planAbout(
  face: Face,
  question: Question,
  person: Person,
): Promise<ResponsePlan | AnsweredRefusal> {
  const { user, authnInstant, session } = person;
  const { app, exchange, request } = question;
  const { login } = user.profile;
  face.trace.amend(exchange, { person: login });
  const claims = await claimsFor(face, app, user, session);
  const requestId = request && { requestId: request.id };
  if (!claims) {
    const targets = [targetApp(app), targetUser(user)];
    const failure = 'User is not assigned to this application.';
    await record(face.org.systemLog, 'app.generic.unauth_app_access_attempt', targets, { actor: user, failure });
    throw notAssigned(app.label, {
      check: 'app-assigned',
      clause: 'SAMLCore §3.4.1.4',
      message: `${login} is not assigned to ${app.label}, so nothing is sent to the SP.`,
      exchange,
      ...requestId,
    });
  }
  if (claims.nameId === undefined || claims.nameId === '') {
    const message = `The application username template of ${app.label} comes to nothing for ${login}.`;
    throw badRequest({ check: 'name-id', clause: 'SAMLCore §2.2.3', message, exchange, ...requestId });
  }
  const { signOn } = app.settings;
  const nameId = { value: claims.nameId, format: signOn.subjectNameIdFormat };
  const unknown = unknownPrincipal(question, nameId);
  if (unknown) return unknown;
  const basis = await planBasis(face, question);
  const plan = planResponse({
    ...basis,
    recipient: question.acsUrl === signOn.ssoAcsUrl ? signOn.recipient : question.acsUrl,
    audience: signOn.audience,
    nameId,
    ...nameIdEncryptionOf(app.settings, request),
    attributes: claims.attributes,
    authnContextClassRef: signOn.authnContextClassRef,
    authnInstant,
    ...sessionEnd(signOn, basis.now),
  });
  return asVendor(plan, app.vendor);
}

/** Answers with an assertion about the person, planned now or before. */
export async function answer(
  face: Face,
  response: ServerResponse,
  question: Question,
  person: Person,
  planned?: ResponsePlan,
): Promise<WireMessage | undefined> {
  const { user, session } = person;
  const { app } = question;
  const plan = planned ?? (await planAbout(face, question, person));
  if ('check' in plan) {
    await answerRefusal(face, response, question, plan);
    return undefined;
  }
  const message = await issue(face, question, plan, user.profile.login);
  const sitting = session ?? (question.transaction && transactionSitting(question.transaction));
  if (sitting !== undefined && plan.assertion !== undefined) {
    const { authnStatement, subject } = plan.assertion;
    const { sessionIndex } = authnStatement;
    await face.participants.join(sitting, { appId: app.id, nameId: subject.nameId, sessionIndex });
  }
  await record(face.org.systemLog, 'user.authentication.sso', [targetApp(app), targetUser(user)], { actor: user });
  await deliver(face, response, app, message);
  return message;
}

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** Answers with an error in place of an assertion. */
async function answerError(
  face: Face,
  response: ServerResponse,
  question: Question,
  error: ErrorStatus,
  message?: string,
) {
  const plan = planErrorResponse({
    ...(await planBasis(face, question)),
    status: {
      code: `${STATUS}${error.code}`,
      subcodes: [`${STATUS}${error.subcode}`],
      ...(message !== undefined && { message }),
    },
  });
  await deliver(face, response, question.app, await issue(face, question, asVendor(plan, question.app.vendor), ''));
}

/** Answers that nobody is signed in and nobody may be asked (`IsPassive`). */
export function answerNoPassive(face: Face, response: ServerResponse, question: Question): Promise<void> {
  return answerError(face, response, question, { code: 'Responder', subcode: 'NoPassive' });
}

/** Tells the SP why it gets no assertion, and the trace, too. */
export function answerRefusal(
  face: Face,
  response: ServerResponse,
  question: Question,
  { status, ...refusal }: AnsweredRefusal,
): Promise<void> {
  face.trace.amend(question.exchange, { refusal });
  return answerError(face, response, question, status, refusal.message);
}
