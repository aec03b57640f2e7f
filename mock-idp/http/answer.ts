/** From a person at the door to a Response in the browser. */
import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { ArmedFault } from '../faults/index.ts';
import { bareCertificate, record, type SamlSettings, targetApp, targetUser } from '../org/index.ts';
import {
  type EncryptionChoice,
  type IssuedResponse,
  issueResponse,
  planErrorResponse,
  planResponse,
  type ResponsePlan,
  type WireMessage,
} from '../saml/index.ts';
import type { Emission, TracedFault, TracedPlan } from '../trace/index.ts';
import { claimsFor, takeFaults } from './cargo.ts';
import { deliver } from './deliver.ts';
import type { Face } from './face-dependencies.ts';
import { addParticipant } from './participants.ts';
import type { Person, Question } from './question.ts';
import { badRequest, notAssigned } from './refusal.ts';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const signatureMethods = {
  RSA_SHA256: `${more}rsa-sha256`,
  RSA_SHA384: `${more}rsa-sha384`,
  RSA_SHA512: `${more}rsa-sha512`,
  RSA_SHA1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  ECDSA_SHA256: `${more}ecdsa-sha256`,
  ECDSA_SHA384: `${more}ecdsa-sha384`,
} as const;
const digestMethods = {
  SHA256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  SHA384: `${more}sha384`,
  SHA512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  SHA1: 'http://www.w3.org/2000/09/xmldsig#sha1',
} as const;

/** For whom the app's assertions are encrypted, with Okta's defaults; nothing when they are not. */
function encryptionOf({ assertionEncryption }: SamlSettings): { encryption?: EncryptionChoice } {
  const { enabled, encryptionAlgorithm, keyTransportAlgorithm, x5c = [] } = assertionEncryption;
  if (!enabled) return {};
  return {
    encryption: {
      algorithm: encryptionAlgorithm ?? 'AES256_CBC',
      keyTransport: keyTransportAlgorithm ?? 'RSA_OAEP',
      certificates: x5c.map(bareCertificate),
    },
  };
}

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
      signature: {
        signatureMethod: signatureMethods[signOn.signatureAlgorithm],
        digestMethod: digestMethods[signOn.digestAlgorithm],
      },
    },
    ...encryptionOf(signOn),
  };
}

function tracedPlan({ sealing: { key, ...sealing }, ...plan }: ResponsePlan): TracedPlan {
  return { ...plan, sealing: { ...sealing, keyId: key.kid } };
}

function tracedFaults(armed: readonly ArmedFault[], applied: ReadonlySet<string>): TracedFault[] {
  return armed
    .filter(({ fault }) => applied.has(fault.name))
    .map(({ fault: { name, point, summary, clause }, parameters }) => ({ name, point, summary, clause, parameters }));
}

async function emissionOf(
  face: Face,
  plan: ResponsePlan,
  issued: IssuedResponse,
  faults: TracedFault[],
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
    faults,
  };
}

/** Issues what was planned, with its faults, and traces it. */
async function issue(face: Face, question: Question, plan: ResponsePlan, login: string): Promise<WireMessage> {
  const { armed, settle } = await takeFaults(face, question, login);
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

/** Answers with an assertion about the person, if the app is theirs. */
export async function answer(face: Face, response: Response, question: Question, person: Person) {
  const { user, authnInstant, session } = person;
  const { app, exchange, request } = question;
  const { login } = user.profile;
  face.trace.amend(exchange, { person: login });
  const claims = await claimsFor(face, app, user);
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
  const plan = planResponse({
    ...(await planBasis(face, question)),
    recipient: question.acsUrl === signOn.ssoAcsUrl ? signOn.recipient : question.acsUrl,
    audience: signOn.audience,
    nameId: { value: claims.nameId, format: signOn.subjectNameIdFormat },
    attributes: claims.attributes,
    authnContextClassRef: signOn.authnContextClassRef,
    authnInstant,
  });
  const message = await issue(face, question, plan, login);
  if (session !== undefined && plan.assertion !== undefined) {
    const { authnStatement, subject } = plan.assertion;
    const { sessionIndex } = authnStatement;
    await addParticipant(face, session, { appId: app.id, nameId: subject.nameId, sessionIndex });
  }
  await record(face.org.systemLog, 'user.authentication.sso', [targetApp(app), targetUser(user)], { actor: user });
  await deliver(face, response, app, message);
}

/** Answers that nobody is signed in and nobody may be asked (`IsPassive`). */
export async function answerNoPassive(face: Face, response: Response, question: Question): Promise<void> {
  const plan = planErrorResponse({
    ...(await planBasis(face, question)),
    status: {
      code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
      subcodes: ['urn:oasis:names:tc:SAML:2.0:status:NoPassive'],
    },
  });
  await deliver(face, response, question.app, await issue(face, question, plan, ''));
}
