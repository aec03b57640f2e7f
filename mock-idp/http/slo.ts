/** Single logout, asked for by an app or begun at the dashboard. */
import type { Request, Response } from 'express';
import { type App, bareCertificate, record, targetUser } from '../org/index.ts';
import {
  AuthnRequestRefused,
  checkLogoutMessage,
  decodeXml,
  type LogoutMessage,
  LogoutRefused,
  logoutRequest,
  logoutResponse,
  postMessage,
  readLogoutMessage,
  redirectMessage,
} from '../saml/index.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { deliver } from './deliver.ts';
import type { Face } from './face-dependencies.ts';
import { formOf } from './form.ts';
import { type Participant, participantsOf } from './participants.ts';
import { badRequest, pageNotFound } from './refusal.ts';
import { signInPath } from './sign-in.ts';

/** How far the clocks of the two parties may differ. */
const skewSeconds = 300;
/** How long an app may take to answer, and a browser to come back. */
const patienceMs = 10 * 60 * 1000;

/** A request that was verified and waits for the browser to come back by GET, with its cookies. */
export interface PendingLogout {
  appId: string;
  requestId: string;
  nameId: string;
  sessionIndexes: string[];
  relayState?: string;
}

/** A person who is being signed out: the apps that are still to be told. */
export interface LogoutChain {
  awaited: { appId: string; requestId: string };
  left: Participant[];
}

async function appOf(face: Face, request: Request): Promise<App> {
  const { externalKey, name } = request.params;
  const app = typeof externalKey === 'string' ? await face.org.applications.findByExternalKey(externalKey) : undefined;
  if (!app || app.name !== name || app.status !== 'ACTIVE') throw pageNotFound();
  return app;
}

interface Arrived {
  message: LogoutMessage;
  relayState?: string;
}

/** Reads and checks what arrived; anything unsigned or out of place ends in a page, and nothing is ended. */
function arrived(face: Face, app: App, request: Request, kind: LogoutMessage['kind'], arrivedAt: string): Arrived {
  const binding = request.method === 'POST' ? 'HTTP-POST' : 'HTTP-Redirect';
  const query = request.originalUrl.slice(request.originalUrl.indexOf('?') + 1);
  const parameters = binding === 'HTTP-POST' ? formOf(request) : new URLSearchParams(query);
  const parameter = kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse';
  const exchange = face.trace.open({
    kind,
    app: app.label,
    binding,
    parameters: Object.fromEntries(parameters),
  });
  try {
    for (const name of [parameter, 'RelayState']) {
      const count = parameters.getAll(name).length;
      if (count > 1 || (count === 0 && name === parameter)) {
        const message = `The parameter ${name} is there ${count} times.`;
        throw new LogoutRefused({ check: 'parameters', clause: 'SAMLBind §3.4.4, §3.5.4', message });
      }
    }
    const xml = decodeXml({ binding, samlRequest: parameters.get(parameter) ?? '' });
    face.trace.amend(exchange, { xml });
    const read = readLogoutMessage(xml, binding);
    if (read.kind !== kind) {
      throw new LogoutRefused({ check: 'root', clause: 'SAMLCore §3.7', message: `The message is no ${kind}.` });
    }
    const message = binding === 'HTTP-Redirect' ? { ...read, query } : read;
    const { spCertificate, slo, audience } = app.settings.signOn;
    checkLogoutMessage(message, {
      now: face.clock.now(),
      arrivedAt,
      spIssuer: slo.issuer ?? audience,
      certificates: spCertificate?.x5c.map(bareCertificate) ?? [],
      skewSeconds,
    });
    const relayState = parameters.get('RelayState');
    return relayState === null ? { message } : { message, relayState };
  } catch (error) {
    if (!(error instanceof LogoutRefused || error instanceof AuthnRequestRefused)) throw error;
    const { check, clause, message } = error;
    throw badRequest({ check, clause, message, exchange });
  }
}

/** `GET|POST /app/{name}/{exk}/slo/saml` */
export async function serveLogoutRequest(face: Face, request: Request, response: Response): Promise<void> {
  const app = await appOf(face, request);
  if (!app.settings.signOn.slo.enabled) throw pageNotFound();
  const aside = request.query.pending;
  if (request.method === 'GET' && typeof aside === 'string') {
    const pending = await face.pendingLogouts.take(aside, face.clock.now());
    if (pending?.appId !== app.id) throw badRequest({ check: 'pending-logout', message: 'This was finished already.' });
    return finish(face, request, response, app, pending);
  }
  const { sloUrl } = face.org.applications.addresses(app, face.baseOf(request));
  const { message, relayState } = arrived(face, app, request, 'LogoutRequest', sloUrl);
  const pending: PendingLogout = {
    appId: app.id,
    requestId: message.id,
    nameId: message.nameIds[0] ?? '',
    sessionIndexes: message.sessionIndexes,
    ...(relayState !== undefined && { relayState }),
  };
  if (request.method === 'GET') return finish(face, request, response, app, pending);
  // A cross-site POST brings no Lax cookie, so nobody knows yet whose browser this is: back to ourselves by GET.
  const id = face.issuing.freshId() + face.issuing.freshId();
  await face.pendingLogouts.put(id, pending, new Date(face.clock.now().getTime() + patienceMs));
  response.redirect(303, `/app/${app.name}/${app.externalKey}/slo/saml?pending=${id}`);
}

/** Ends this browser's session, if it is the one that is meant, and answers. */
async function finish(face: Face, request: Request, response: Response, app: App, asked: PendingLogout) {
  const session = readCookie(request, sessionCookie) ?? '';
  const found = await face.org.sessions.find(session, 'end-user');
  const joined = found && (await participantsOf(face, session)).find(({ appId }) => appId === app.id);
  const meant =
    joined?.nameId.value === asked.nameId &&
    (asked.sessionIndexes.length === 0 || asked.sessionIndexes.includes(joined.sessionIndex));
  if (found && meant) await end(face, response, session, found.user);
  const destination = app.settings.signOn.slo.logoutUrl ?? '';
  const input = {
    id: face.issuing.freshId(),
    now: face.clock.now(),
    issuer: face.org.applications.addresses(app).entityId,
    destination,
    inResponseTo: asked.requestId,
    // A session of somebody else is left alone; without any the person is signed out, which is what was asked.
    status: found && !meant ? 'UnknownPrincipal' : 'Success',
    key: await face.org.applications.signingKey(app),
    ...(asked.relayState !== undefined && { relayState: asked.relayState }),
  } as const;
  await deliver(face, response, app, await postMessage(logoutResponse(input), 'SAMLResponse', input));
}

async function end(face: Face, response: Response, session: string, user: Parameters<typeof targetUser>[0]) {
  await face.org.sessions.close(session);
  await face.participants.delete(session);
  response.clearCookie(sessionCookie, { path: '/' });
  await record(face.org.systemLog, 'user.session.end', [targetUser(user)], { actor: user });
}

/** Signs the person out here, then tells each app that takes part, one after the other; ends at the sign-in page. */
export async function signOutEverywhere(face: Face, request: Request, response: Response): Promise<void> {
  const session = readCookie(request, sessionCookie) ?? '';
  const found = await face.org.sessions.find(session, 'end-user');
  const left = found ? await participantsOf(face, session) : [];
  if (found) await end(face, response, session, found.user);
  else response.clearCookie(sessionCookie, { path: '/' });
  await tellNext(face, response, left);
}

async function tellNext(face: Face, response: Response, participants: Participant[]): Promise<void> {
  for (const [at, participant] of participants.entries()) {
    const app = (await face.org.applications.list()).find(({ id }) => id === participant.appId);
    const told = app?.settings.signOn.participateSlo;
    if (app?.status !== 'ACTIVE' || !told?.enabled) continue;
    const relayState = face.issuing.freshId() + face.issuing.freshId();
    const input = {
      id: face.issuing.freshId(),
      now: face.clock.now(),
      issuer: face.org.applications.addresses(app).entityId,
      destination: told.logoutRequestUrl ?? '',
      nameId: participant.nameId,
      sessionIndex: participant.sessionIndex,
      relayState,
      key: await face.org.applications.signingKey(app),
    };
    const chain = { awaited: { appId: app.id, requestId: input.id }, left: participants.slice(at + 1) };
    await face.logoutChains.put(relayState, chain, new Date(input.now.getTime() + patienceMs));
    const tree = logoutRequest(input);
    if (told.bindingType === 'REDIRECT') {
      return response.redirect(302, await redirectMessage(tree, 'SAMLRequest', input));
    }
    return deliver(face, response, app, await postMessage(tree, 'SAMLRequest', input));
  }
  response.redirect(303, signInPath);
}

/** `GET|POST /app/{name}/{exk}/slo/saml/callback`: an app has answered; the next one is told. */
export async function serveLogoutResponse(face: Face, request: Request, response: Response): Promise<void> {
  const app = await appOf(face, request);
  const { sloCallbackUrl } = face.org.applications.addresses(app, face.baseOf(request));
  const { message, relayState } = arrived(face, app, request, 'LogoutResponse', sloCallbackUrl);
  const chain = await face.logoutChains.take(relayState ?? '', face.clock.now());
  if (chain?.awaited.appId !== app.id || chain.awaited.requestId !== message.inResponseTo) {
    const text = 'Nothing was asked that this answers.';
    throw badRequest({ check: 'in-response-to', clause: 'SAMLCore §3.2.2', message: text });
  }
  await tellNext(face, response, chain.left);
}
