import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { type Consumed, consumeResponse, type ReceivedForm } from '../../saml/index.ts';
import type { IdentityProvider } from '../../workspace/index.ts';
import { pendingOf } from '../browser.ts';
import { browserCookie, readCookie } from '../cookies.ts';
import { wasLoggedOut } from '../logout/index.ts';
import { messageFailed } from '../message-failed.ts';
import { refuse } from '../refusal.ts';
import { type ServerContext, skewSeconds } from '../server-context.ts';
import { openSession } from '../session.ts';
import { landingOf } from './landing.ts';

type Accepted = Extract<Consumed, { accepted: true }>;

/** `POST /saml/acs/{providerId}`: receive → consume → remember → admit → session → landing. */
export function acsRoutes(context: ServerContext): Router {
  const router = Router();
  // As text: a parser of forms would hide a repeated parameter. `inflate: false` leaves compressed bombs unread.
  const body = express.text({ type: 'application/x-www-form-urlencoded', limit: '1mb', inflate: false });
  router.post('/saml/acs/:providerId', body, (request, response) => receive(context, request, response));
  router.all('/saml/acs/:providerId', (request, response) =>
    refuse(context, request, response, saml('form_invalid', 'A Response comes by HTTP-POST only.'), 405),
  );
  router.use('/saml/acs', messageFailed(context));
  return router;
}

async function receive(context: ServerContext, request: Request, response: Response): Promise<void> {
  const provider = context.workspace.provider(String(request.params.providerId));
  if (!provider) {
    return refuse(context, request, response, saml('provider_not_configured', 'No provider has this address.'));
  }
  const from = { providerId: provider.id, providerName: provider.name };
  const form = readForm(request);
  const pending = await pendingOf(context, readCookie(request, browserCookie));
  const acsUrl = context.workspace.spValues(provider.id).acsUrl;
  const consumed = await consumeResponse(
    form,
    {
      now: context.clock.now(),
      skewSeconds,
      entityId: context.entityId,
      acsUrl,
      idp: { entityId: provider.idp.entityId, certificates: provider.idp.certificates },
      requiredSignatures: provider.signatures.required,
      decryptionKeys: async () => (await context.keys.encryption()).map(({ privateKey }) => privateKey),
      // A request that went to another provider is none that this one could answer.
      pendingRequest: (id) => pending.find((one) => one.id === id && one.providerId === provider.id),
      alreadyConsumed: async (id) =>
        (await context.consumed.peek(assertionKey(provider, id), context.clock.now())) !== undefined,
    },
    { off: context.checksOff },
  );
  if (!consumed.accepted) {
    const [{ reason, detail }] = consumed.findings;
    return refuse(context, request, response, { ...saml(reason, detail), ...from, findings: consumed.findings });
  }
  const spent = await remember(context, provider, consumed);
  if (spent) return refuse(context, request, response, { ...saml(...spent), ...from });
  await enter(context, request, response, provider, consumed, form.relayState[0]);
}

function readForm(request: Request): ReceivedForm {
  const body = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const query = new URL(request.originalUrl, 'http://localhost').searchParams;
  return {
    samlResponse: body.getAll('SAMLResponse'),
    relayState: body.getAll('RelayState'),
    parameterNames: [...body.keys(), ...query.keys()],
  };
}

/**
 * Takes the assertion and the request out of circulation, atomically: of two equal posts at the same moment both pass
 * the checks, and only one may pass here.
 */
async function remember(
  context: ServerContext,
  provider: IdentityProvider,
  { assertionId, rememberUntil, request, identity, issuedAt }: Accepted,
): Promise<[reason: string, detail: string] | undefined> {
  const now = context.clock.now();
  const fresh = await context.consumed.putIfAbsent(assertionKey(provider, assertionId), true, rememberUntil, now);
  if (!fresh && !context.checksOff.includes('assertion_replayed')) {
    return ['assertion_replayed', 'This assertion was consumed before.'];
  }
  const ended = await wasLoggedOut(context, provider.id, { ...identity, issuedAt });
  if (ended && !context.checksOff.includes('session_logged_out')) {
    return ['session_logged_out', 'The identity provider ended this session before its assertion came.'];
  }
  if (!request) return undefined;
  const first = await context.consumed.putIfAbsent(`answered ${request.id}`, true, rememberUntil, now);
  if (first || context.checksOff.includes('in_response_to_unknown')) return undefined;
  return ['in_response_to_unknown', 'This request was answered before.'];
}

async function enter(
  context: ServerContext,
  request: Request,
  response: Response,
  provider: IdentityProvider,
  { identity, request: asked }: Accepted,
  relayState: string | undefined,
): Promise<void> {
  const from = { providerId: provider.id, providerName: provider.name, email: identity.nameId };
  const landing = landingOf(context.workspace, provider.id, asked, relayState);
  if ('reason' in landing) {
    return refuse(context, request, response, { ...saml(landing.reason, landing.detail), ...from });
  }
  const admission = await context.workspace.admit({
    providerId: provider.id,
    ...landing,
    email: identity.nameId,
    attributes: identity.attributes,
    ...(identity.sessionNotOnOrAfter && { sessionNotOnOrAfter: identity.sessionNotOnOrAfter }),
  });
  if (!admission.admitted) {
    const { reason, detail } = admission;
    return refuse(context, request, response, { ...saml(reason, detail), ...from, ...landing });
  }
  const { user, sessionUntil, created, grantedEnvironments, sync } = admission;
  const session = {
    userId: user.id,
    ...landing,
    providerId: provider.id,
    nameId: identity.nameId,
    nameIdFormat: identity.nameIdFormat,
    ...(identity.nameQualifier !== undefined && { nameQualifier: identity.nameQualifier }),
    ...(identity.sessionIndex !== undefined && { sessionIndex: identity.sessionIndex }),
    attributes: identity.attributes,
    until: sessionUntil,
  };
  await openSession(context, request, response, session, asked?.id);
  await context.workspace.record({
    reference: context.reference(),
    at: context.clock.now().toISOString(),
    method: 'saml',
    outcome: 'signed-in',
    ...from,
    ...landing,
    created,
    grantedEnvironments,
    sync,
  });
  response.redirect(303, '/portal');
}

function saml(reason: string, detail: string) {
  return { method: 'saml', reason, detail } as const;
}

function assertionKey(provider: IdentityProvider, assertionId: string): string {
  return `assertion ${provider.id} ${assertionId}`;
}
