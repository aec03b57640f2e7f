/** An app asks for logout. */
import type { ServerResponse } from 'node:http';
import type { App } from '../../org/index.ts';
import { type LogoutPlan, planLogoutResponse, presets } from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { PendingLogout } from '../laid-aside.ts';
import { badRequest, pageNotFound } from '../pages/refusal.ts';
import { sendPage } from '../pages/respond.ts';
import { type Request, redirect } from '../web/index.ts';
import { appOf, arrive } from './arrive.ts';
import { emit } from './emit.ts';
import { patienceMs } from './patience.ts';
import { type Sitting, sittingOf } from './sitting.ts';

/** `GET|POST /app/{name}/{exk}/slo/saml` */
export async function serveLogoutRequest(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await appOf(face, request);
  if (!app.settings.signOn.slo.enabled) throw pageNotFound();
  const aside = request.query.get('pending');
  if (request.method === 'GET' && aside !== null) {
    const pending = await face.pendingLogouts.take(aside, face.clock.now());
    if (pending?.appId !== app.id) throw badRequest({ check: 'pending-logout', message: 'This was finished already.' });
    return finish(face, request, response, app, pending);
  }
  const { sloUrl } = face.org.applications.addresses(app, face.baseOf(request.incoming));
  const { message, exchange, relayState } = arrive(face, app, request, 'LogoutRequest', sloUrl);
  const pending: PendingLogout = {
    appId: app.id,
    requestId: message.id,
    nameId: message.nameIds[0] ?? '',
    sessionIndexes: message.sessionIndexes,
    exchange,
    ...(relayState !== undefined && { relayState }),
  };
  const sitting = await sittingOf(face, request);
  const transaction = face.transactions.find(sitting?.transaction ?? '');
  if (transaction?.held) return hold(face, response, app, transaction.key, pending);
  if (request.method === 'GET' || transaction) return finish(face, request, response, app, pending);
  // A cross-site POST brings no Lax cookie, so nobody knows yet whose browser this is: back to ourselves by GET.
  redirect(response, await setAside(face, app, pending));
}

/** Answers the address at which the browser may come back. */
async function setAside(face: Face, app: App, pending: PendingLogout): Promise<string> {
  const id = face.issuing.freshId() + face.issuing.freshId();
  await face.pendingLogouts.put(id, pending, new Date(face.clock.now().getTime() + patienceMs));
  return `/app/${app.name}/${app.externalKey}/slo/saml?pending=${id}`;
}

async function hold(
  face: Face,
  response: ServerResponse,
  app: App,
  key: string,
  pending: PendingLogout,
): Promise<void> {
  face.transactions.countHeld(key);
  const resumeUrl = `${face.addresses().saml}${await setAside(face, app, pending)}`;
  face.trace.amend(pending.exchange, { held: true, resumeUrl });
  const { name } = await face.org.organisation.get();
  sendPage(response, (await face.views()).held({ organisation: name, appLabel: app.label, key }));
}

/** Ends this browser's session, if it is the one that is meant, and answers. */
async function finish(face: Face, request: Request, response: ServerResponse, app: App, asked: PendingLogout) {
  const sitting = await sittingOf(face, request);
  const meant = sitting !== undefined && isMeant(sitting, asked);
  if (meant) await sitting.end(response);
  const plan = planLogoutResponse({
    id: face.issuing.freshId(),
    now: face.clock.now(),
    issuer: face.org.applications.addresses(app).entityId,
    inResponseTo: asked.requestId,
    // A session of somebody else is left alone; without any the person is signed out, which is what was asked.
    status: sitting && !meant ? 'UnknownPrincipal' : 'Success',
    key: await face.org.applications.signingKey(app),
    delivery: {
      ...wayBack(face, app, sitting?.transaction),
      ...(asked.relayState !== undefined && { relayState: asked.relayState }),
    },
  });
  const login = sitting?.login ?? '';
  face.trace.amend(asked.exchange, { held: false, ...(login !== '' && { person: login }) });
  await emit(face, response, { app, exchange: asked.exchange, login, transaction: sitting?.transaction }, plan);
}

/** Where the answer goes, and how: as a transaction orders it, else by the habit of the app. */
function wayBack(
  face: Face,
  app: App,
  transaction: string | undefined,
): Pick<LogoutPlan['delivery'], 'binding' | 'url'> {
  const order = face.transactions.find(transaction ?? '')?.logout;
  if (order?.message === 'LogoutResponse') return { binding: order.binding, url: order.url };
  const { participateSlo, slo } = app.settings.signOn;
  const asTaken = presets[app.settings.beyondOkta.preset].logoutAnswered === 'as the SP takes LogoutRequests';
  const redirects = asTaken && participateSlo.enabled && participateSlo.bindingType === 'REDIRECT';
  return { binding: redirects ? 'HTTP-Redirect' : 'HTTP-POST', url: slo.logoutUrl ?? '' };
}

function isMeant({ participants }: Sitting, { appId, nameId, sessionIndexes }: PendingLogout): boolean {
  const joined = participants.find((one) => one.appId === appId);
  if (joined?.nameId.value !== nameId) return false;
  return sessionIndexes.length === 0 || sessionIndexes.includes(joined.sessionIndex);
}
