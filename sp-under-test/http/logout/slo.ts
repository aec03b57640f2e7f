import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { consumeLogout, createLogoutRequest, createLogoutResponse, type OutgoingLogout } from '../../saml/index.ts';
import type { IdentityProvider } from '../../workspace/index.ts';
import type { SignedIn } from '../kept.ts';
import { messageFailed } from '../message-failed.ts';
import { sendPage } from '../pages.ts';
import { refuse } from '../refusal.ts';
import { allowFormsTo } from '../security-headers.ts';
import { type ServerContext, skewSeconds } from '../server-context.ts';
import { endSessions, rememberLogout } from './session-index.ts';

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
/** What the person is told where a reason concerns him. */
const sentences: Readonly<Record<string, string>> = {
  logout_status_not_success: 'You are signed out here. Your company’s single sign-on may still have you signed in.',
};
/** How long the identity provider may take to answer. */
const answerMinutes = 10;

/** Where logout messages of a provider arrive. */
export function sloUrlOf(context: ServerContext, providerId: string): string {
  return `${context.url}/saml/slo/${providerId}`;
}

/** `GET|POST /saml/slo/{providerId}`: the identity provider asks for logout, or answers. */
export function sloRoutes(context: ServerContext): Router {
  const router = Router();
  const body = express.text({ type: 'application/x-www-form-urlencoded', limit: '256kb', inflate: false });
  router.get('/saml/slo/:providerId', (request, response) => receive(context, request, response));
  router.post('/saml/slo/:providerId', body, (request, response) => receive(context, request, response));
  router.use('/saml/slo', messageFailed(context));
  return router;
}

async function receive(context: ServerContext, request: Request, response: Response): Promise<void> {
  const provider = context.workspace.provider(String(request.params.providerId));
  if (!provider) {
    const detail = 'No provider has this address.';
    return refuse(context, request, response, { method: 'saml', reason: 'provider_not_configured', detail });
  }
  const from = { method: 'saml', providerId: provider.id, providerName: provider.name } as const;
  const at = request.originalUrl.indexOf('?');
  const consumed = await consumeLogout(
    request.method === 'POST'
      ? { binding: 'HTTP-POST', body: typeof request.body === 'string' ? request.body : '' }
      : { binding: 'HTTP-Redirect', query: at < 0 ? '' : request.originalUrl.slice(at + 1) },
    {
      now: context.clock.now(),
      skewSeconds,
      sloUrl: sloUrlOf(context, provider.id),
      idp: { entityId: provider.idp.entityId, certificates: provider.idp.certificates },
      alreadyConsumed: async (id) =>
        (await context.consumed.peek(requestKey(provider, id), context.clock.now())) !== undefined,
      awaited: async (id) => (await context.consumed.peek(awaitedKey(provider, id), context.clock.now())) !== undefined,
      decryptionKeys: async () => (await context.keys.encryption()).map(({ privateKey }) => privateKey),
    },
    { off: context.checksOff },
  );
  if (consumed.kind === 'refused') {
    const [{ reason, detail }] = consumed.findings;
    const sentence = sentences[reason] ?? 'Your sign-out could not be completed.';
    return refuse(context, request, response, { ...from, reason, detail, findings: consumed.findings, sentence });
  }
  if (consumed.kind === 'response') {
    await context.consumed.take(awaitedKey(provider, consumed.inResponseTo), context.clock.now());
    return response.redirect(303, '/');
  }
  const { request: asked, relayState, rememberUntil } = consumed;
  // Of two equal messages at the same moment both pass the checks, and only one may pass here.
  const now = context.clock.now();
  const fresh = await context.consumed.putIfAbsent(requestKey(provider, asked.id), true, rememberUntil, now);
  if (!fresh && !context.checksOff.includes('logout_replayed')) {
    const detail = 'This request was acted upon before.';
    return refuse(context, request, response, { ...from, reason: 'logout_replayed', detail });
  }
  await rememberLogout(context, provider.id, asked, rememberUntil);
  const parties = { providerId: provider.id, idpEntityId: provider.idp.entityId, spEntityId: context.entityId };
  const ended = await endSessions(context, parties, asked);
  context.log.info({ provider: provider.name, ended }, 'the identity provider asked for logout');
  await answer(context, response, provider, asked.id, relayState);
}

/** Whether any session was left to end is not told: that the person is signed out here is what was asked, and is so. */
async function answer(
  context: ServerContext,
  response: Response,
  provider: IdentityProvider,
  inResponseTo: string,
  relayState: string | undefined,
): Promise<void> {
  const key = await context.keys.signing();
  const service = provider.idp.slo;
  if (!service || !key) return response.redirect(303, '/');
  const outgoing = await createLogoutResponse({
    id: context.id('id'),
    issueInstant: context.clock.now(),
    entityId: context.entityId,
    service,
    key,
    inResponseTo,
    ...(relayState !== undefined && { relayState }),
  });
  leave(context, response, outgoing);
}

/** Tells the identity provider that the person has signed out; false where it takes no such message. */
export async function requestLogout(context: ServerContext, response: Response, session: SignedIn): Promise<boolean> {
  const provider = context.workspace.provider(session.providerId ?? '');
  const service = provider?.idp.slo;
  const key = service && (await context.keys.signing());
  if (!provider || !service || !key) return false;
  const [id, now] = [context.id('id'), context.clock.now()];
  const until = new Date(now.getTime() + answerMinutes * 60_000);
  await context.consumed.putIfAbsent(awaitedKey(provider, id), true, until, now);
  const outgoing = await createLogoutRequest({
    id,
    issueInstant: now,
    entityId: context.entityId,
    service,
    key,
    nameId: session.nameId,
    nameIdFormat: session.nameIdFormat ?? emailAddress,
    ...(session.nameQualifier !== undefined && { nameQualifier: session.nameQualifier }),
    ...(session.sessionIndex !== undefined && { sessionIndex: session.sessionIndex }),
  });
  leave(context, response, outgoing);
  return true;
}

function leave(context: ServerContext, response: Response, outgoing: OutgoingLogout): void {
  if (outgoing.kind === 'redirect') {
    response.set('Cache-Control', 'no-store').redirect(302, outgoing.url);
    return;
  }
  allowFormsTo(response, [new URL(outgoing.action).origin]);
  sendPage(response, context.views.logout({ action: outgoing.action, fields: outgoing.fields }));
}

function requestKey(provider: IdentityProvider, id: string): string {
  return `logout ${provider.id} ${id}`;
}

function awaitedKey(provider: IdentityProvider, id: string): string {
  return `logout asked ${provider.id} ${id}`;
}
