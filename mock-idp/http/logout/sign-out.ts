/** A person signs out here: each app that takes part is told, one after the other. */
import type { ServerResponse } from 'node:http';
import type { App } from '../../org/index.ts';
import { type EncryptionChoice, type LogoutPlan, planLogoutRequest, planLogoutResponse } from '../../saml/index.ts';
import type { Face } from '../face-dependencies.ts';
import type { LogoutChain } from '../laid-aside.ts';
import { clearCookie, readCookie, sessionCookie } from '../pages/cookies.ts';
import { badRequest } from '../pages/refusal.ts';
import { signInPath } from '../people/sign-in.ts';
import { encryptionOf } from '../sign-on/sealing.ts';
import { type Request, redirect } from '../web/index.ts';
import { appOf, arrive } from './arrive.ts';
import { emit } from './emit.ts';
import { patienceMs } from './patience.ts';
import { sittingOf } from './sitting.ts';

type Round = Pick<LogoutChain, 'login' | 'transaction' | 'left'>;

/** Signs the person out here, then tells the apps; ends at the sign-in page. */
export async function signOutEverywhere(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const sitting = await sittingOf(face, request);
  if (!sitting && readCookie(request, sessionCookie) !== undefined) clearCookie(response, sessionCookie);
  await sitting?.end(response);
  const { login = '', participants = [], transaction } = sitting ?? {};
  await tellNext(face, response, { login, left: participants, ...(transaction !== undefined && { transaction }) });
}

/** How an app is told; undefined where it does not want to know. */
function orderFor(face: Face, app: App, transaction: string | undefined) {
  const order = face.transactions.find(transaction ?? '')?.logout;
  if (order) return order;
  const { enabled, bindingType, logoutRequestUrl = '' } = app.settings.signOn.participateSlo;
  if (!enabled) return undefined;
  const binding: LogoutPlan['delivery']['binding'] = bindingType === 'REDIRECT' ? 'HTTP-Redirect' : 'HTTP-POST';
  return { message: 'LogoutRequest', binding, url: logoutRequestUrl } as const;
}

async function tellNext(face: Face, response: ServerResponse, round: Round): Promise<void> {
  const { left, login, transaction } = round;
  for (const [at, participant] of left.entries()) {
    const app = (await face.org.applications.list()).find(({ id }) => id === participant.appId);
    const order = app?.status === 'ACTIVE' ? orderFor(face, app, transaction) : undefined;
    if (app === undefined || order === undefined) continue;
    const exchange = face.trace.open({
      kind: 'sign-out',
      app: app.label,
      ...(login !== '' && { person: login }),
      ...(transaction !== undefined && { transaction }),
    });
    const { message, binding, url } = order;
    const common = {
      id: face.issuing.freshId(),
      now: face.clock.now(),
      issuer: face.org.applications.addresses(app).entityId,
      key: await face.org.applications.signingKey(app),
      delivery: { binding, url, relayState: face.issuing.freshId() },
    };
    const { nameId, sessionIndex } = participant;
    const plan =
      message === 'LogoutRequest'
        ? planLogoutRequest({ ...common, nameId, sessionIndexes: [sessionIndex], ...encryptedAs(app) })
        : planLogoutResponse({ ...common, inResponseTo: face.issuing.freshId(), status: 'Success' });
    const chain: LogoutChain = { ...round, appId: app.id, exchange, left: left.slice(at + 1) };
    await face.logoutChains.put(common.id, chain, new Date(common.now.getTime() + patienceMs));
    return emit(face, response, { app, exchange, login, transaction }, plan);
  }
  redirect(response, signInPath);
}

/** Names stay in the clear, as Okta sends them, unless a fault encrypts them. */
function encryptedAs({ settings: { signOn } }: App): { encryptedAs?: EncryptionChoice } {
  const { encryption } = encryptionOf(signOn);
  return encryption === undefined ? {} : { encryptedAs: encryption };
}

/** `GET|POST /app/{name}/{exk}/slo/saml/callback`: an app has answered; the next one is told. */
export async function serveLogoutResponse(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await appOf(face, request);
  const { sloCallbackUrl } = face.org.applications.addresses(app, face.baseOf(request.incoming));
  const { message, exchange } = arrive(face, app, request, 'LogoutResponse', sloCallbackUrl);
  const chain = await face.logoutChains.take(message.inResponseTo ?? '', face.clock.now());
  if (chain?.appId !== app.id) {
    const text = 'Nothing was asked that this answers.';
    throw badRequest({ check: 'in-response-to', clause: 'SAMLCore §3.2.2', message: text, exchange });
  }
  face.trace.amend(chain.exchange, { answeredBy: exchange });
  await tellNext(face, response, chain);
}
