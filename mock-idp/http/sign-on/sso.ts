/** Single sign-on, asked for by an SP or begun at the IdP. */
import type { ServerResponse } from 'node:http';
import { transactionCookie } from '../../arming/index.ts';
import type { App } from '../../org/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { PendingRequest } from '../laid-aside.ts';
import { readCookie, sessionCookie } from '../pages/cookies.ts';
import { formOf } from '../pages/form.ts';
import { badRequest, PageRefusal, pageNotFound } from '../pages/refusal.ts';
import { sendPage } from '../pages/respond.ts';
import { type Request, redirect } from '../web/index.ts';
import { answer, answerNoPassive, answerRefusal } from './answer.ts';
import { deliver } from './deliver.ts';
import { type Aside, holdUp, questionKey, resumeAt } from './hold-up.ts';
import { setAside } from './pending.ts';
import type { Person, Question } from './question.ts';
import { receive } from './receive.ts';
import { steeringOf, unattendedPerson, withoutSteering } from './unattended.ts';

const param = (request: Request, name: string): string => request.params[name] ?? '';

/** `GET|POST /app/{name}/{exk}/sso/saml` */
export async function serveSso(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await face.org.applications.findByExternalKey(param(request, 'externalKey'));
  if (app?.name !== param(request, 'name')) throw pageNotFound();
  const parameters = withoutSteering(request.method === 'POST' ? formOf(request) : request.query);
  const aside = parameters.get('pending');
  if (request.method === 'GET' && aside !== null) return resume(face, request, response, app, aside);
  if (request.method === 'GET' && !parameters.has('SAMLRequest')) {
    return begin(face, request, response, app, parameters.get('RelayState') ?? undefined);
  }
  const base = face.baseOf(request.incoming);
  const transaction = transactionOf(face, request)?.key;
  const question = receive(face, app, {
    parameters,
    base,
    ...(request.method === 'POST' ? { binding: 'HTTP-POST' } : { binding: 'HTTP-Redirect', query: request.rawQuery }),
    ...(transaction !== undefined && { transaction }),
  });
  await proceed(face, request, response, question);
}

/** `GET /home/{name}/{0oa}/{aln}`: the tile and the embed link. */
export async function serveIdpInitiated(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await face.org.applications.get(param(request, 'id'));
  if (app.name !== param(request, 'name') || app.linkId !== param(request, 'linkId')) throw pageNotFound();
  const relayState = request.query.get('RelayState') ?? undefined;
  await begin(face, request, response, app, relayState);
}

async function begin(
  face: Face,
  request: Request,
  response: ServerResponse,
  app: App,
  given: string | undefined,
): Promise<void> {
  const exchange = face.trace.open({ kind: 'idp-initiated', app: app.label });
  const { defaultRelayState, ssoAcsUrl } = app.settings.signOn;
  // Okta sends a blank RelayState where none is set.
  await proceed(face, request, response, { app, exchange, acsUrl: ssoAcsUrl, relayState: given ?? defaultRelayState });
}

/** Comes back to a question that was put aside. */
async function resume(face: Face, request: Request, response: ServerResponse, app: App, id: string): Promise<void> {
  const again = face.journeys.again(id);
  if (again) return deliver(face, response, app, again.message);
  const pending = await face.pending.peek(id, face.clock.now());
  if (!pending || pending.appId !== app.id) {
    const message = 'The sign-in was finished already, or took too long. Start again at the application.';
    throw badRequest({ check: 'pending-request', message });
  }
  const { appId: _appId, arrivedWith, ...question } = pending;
  await proceed(face, request, response, { app, ...question }, { id, arrivedWith });
}

const transactionOf = (face: Face, request: Request) =>
  face.transactions.find(readCookie(request, transactionCookie) ?? '');

/** Decides who the browser is, asks where that is not known, and answers. */
async function proceed(
  face: Face,
  request: Request,
  response: ServerResponse,
  asked: Question,
  aside?: Aside,
): Promise<void> {
  if (asked.app.status !== 'ACTIVE') {
    throw pageNotFound({
      check: 'app-active',
      clause: 'SAMLCore §3.4.1.4',
      message: `${asked.app.label} is deactivated.`,
      exchange: asked.exchange,
    });
  }
  const transaction = transactionOf(face, request);
  const question: Question = transaction ? { ...asked, transaction: transaction.key } : asked;
  if (transaction) {
    face.trace.amend(question.exchange, { transaction: transaction.key });
    if (transaction.held) return hold(face, response, question, transaction.key);
  }
  if (question.refusal) return answerRefusal(face, response, question, question.refusal);
  if (transaction) {
    return finish(face, request, response, question, await unattended(face, question, transaction.person), aside);
  }
  const again = question.request && face.journeys.again(questionKey(question.app, question.request.id));
  if (again) {
    face.trace.amend(question.exchange, { situation: again.situation });
    return deliver(face, response, question.app, again.message);
  }
  const login = unattendedPerson(face, request);
  if (login !== undefined)
    return finish(face, request, response, question, await unattended(face, question, login), aside);
  const found = await face.org.sessions.find(readCookie(request, sessionCookie) ?? '', 'end-user');
  const arrivedWith = settle(aside, request.method, found?.session.id);
  const mustRepeat = question.request?.forceAuthn === true && question.app.settings.signOn.honorForceAuthn;
  const repeated = arrivedWith !== 'unknown' && aside !== undefined && arrivedWith.session !== found?.session.id;
  if (found && (!mustRepeat || repeated)) {
    const authnInstant = new Date(found.session.authnInstant);
    return finish(
      face,
      request,
      response,
      question,
      { user: found.user, authnInstant, session: found.session.id },
      aside,
    );
  }
  await ask(face, response, question, arrivedWith, aside);
}

/** With which session the question arrived: known at once by GET, and after a cross-site POST at the first GET. */
function settle(aside: Aside | undefined, method: string, session: string | undefined): PendingRequest['arrivedWith'] {
  if (aside && aside.arrivedWith !== 'unknown') return aside.arrivedWith;
  return method === 'POST' && session === undefined ? 'unknown' : { session };
}

async function ask(
  face: Face,
  response: ServerResponse,
  question: Question,
  arrivedWith: PendingRequest['arrivedWith'],
  aside: Aside | undefined,
): Promise<void> {
  const { app, exchange, request, acsUrl, relayState } = question;
  if (request?.isPassive && arrivedWith !== 'unknown') {
    await take(face, aside);
    return answerNoPassive(face, response, question);
  }
  const pending: PendingRequest = {
    appId: app.id,
    exchange,
    acsUrl,
    arrivedWith,
    ...(request && { request }),
    ...(relayState !== undefined && { relayState }),
  };
  const id = await setAside(face, pending, aside?.id);
  const resumePath = resumeAt(app, id);
  // Back to ourselves by GET first: only then does the browser bring cookies it holds back from a cross-site POST.
  const next = arrivedWith === 'unknown' ? resumePath : `/login/login.htm?fromURI=${encodeURIComponent(resumePath)}`;
  redirect(response, next);
}

async function unattended(face: Face, question: Question, login: string): Promise<Person> {
  const user = await face.org.directory.find(login);
  if (user?.status === 'ACTIVE') return { user, authnInstant: face.clock.now() };
  throw new PageRefusal(403, 'Unable to sign in', 'Unable to sign in', {
    check: 'person-active',
    clause: 'SAMLCore §3.4.1.4',
    message: user ? `${login} is ${user.status}; only an ACTIVE person signs in.` : `There is no person ${login}.`,
    exchange: question.exchange,
  });
}

async function hold(face: Face, response: ServerResponse, { app, exchange }: Question, key: string): Promise<void> {
  face.transactions.countHeld(key);
  face.trace.amend(exchange, { held: true });
  const { name } = await face.org.organisation.get();
  sendPage(response, (await face.views()).held({ organisation: name, appLabel: app.label, key }));
}

async function take(face: Face, aside: Aside | undefined): Promise<void> {
  if (!aside) return;
  if (await face.pending.take(aside.id, face.clock.now())) return;
  throw badRequest({ check: 'pending-request', message: 'This sign-in was finished already.' });
}

async function finish(
  face: Face,
  request: Request,
  response: ServerResponse,
  question: Question,
  person: Person,
  aside: Aside | undefined,
) {
  const { app, exchange, transaction } = question;
  const traveller = {
    exchange,
    app: app.label,
    person: person.user.profile.login,
    keys: [...(aside ? [aside.id] : []), ...(question.request ? [questionKey(app, question.request.id)] : [])],
  };
  // A transaction is the judge's: nothing that people stage may come between.
  const sentence = transaction === undefined ? face.journeys.wait(traveller) : undefined;
  const situation = face.journeys.on(exchange);
  if (situation !== undefined) face.trace.amend(exchange, { situation, person: traveller.person });
  if (sentence !== undefined)
    return holdUp(face, response, question, aside, { sentence, steering: steeringOf(request) });
  await take(face, aside);
  const message = await answer(face, response, question, person);
  if (transaction === undefined && message) face.journeys.answered(traveller, message);
}
