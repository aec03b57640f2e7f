import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { products } from '../../workspace/index.ts';
import { readCookie, sessionCookie } from '../cookies.ts';
import { csrfField } from '../csrf.ts';
import { field, notFound, sendPage } from '../pages.ts';
import { type Platform, platforms } from '../platforms.ts';
import { refuse } from '../refusal.ts';
import type { ServerContext } from '../server-context.ts';
import { findSession } from '../session.ts';
import type { PlatformProps } from '../views.ts';
import {
  closePlatformSession,
  openPlatformSession,
  type PlatformState,
  pathOf,
  platformState,
} from './platform-session.ts';

/**
 * `/platform/slack`, `/platform/teams`: linking once, then activity after activity. Nothing here redirects to the identity
 * provider, whatever is missing: a platform session never re-authenticates (D-22).
 */
export function platformRoutes(context: ServerContext): Router {
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: '4kb' });
  for (const platform of platforms) {
    const path = pathOf(platform.key);
    router.get(path, (request, response) => overview(context, platform, request, response));
    router.post(`${path}/link`, form, (request, response) => link(context, platform, request, response));
    router.post(`${path}/unlink`, form, (request, response) => unlink(context, platform, request, response));
    router.get(`${path}/:product`, (request, response) => activity(context, platform, request, response));
  }
  return router;
}

async function overview(context: ServerContext, platform: Platform, request: Request, response: Response) {
  const state = await platformState(context, request, platform);
  if (state.kind === 'shut') return refuseShut(context, request, response, state);
  const props = state.kind === 'open' ? linked(context, platform, state) : await unlinked(context, platform, request);
  sendPage(response, context.views.platform(props), props.state === 'unknown' ? 401 : 200);
}

function linked(
  context: ServerContext,
  { key, name }: Platform,
  { id, session, user }: Extract<PlatformState, { kind: 'open' }>,
): PlatformProps {
  return {
    state: 'linked',
    platformName: name,
    person: { name: user.name, email: user.email },
    environmentName: context.workspace.environment(session.environment)?.name ?? session.environment,
    linkedAt: session.linkedAt.toISOString(),
    products: context.workspace
      .productAccess(user.id, session.environment)
      .map((access) => ({ ...access, href: `${pathOf(key)}/${access.product}` })),
    unlinkAction: `${pathOf(key)}/unlink`,
    csrf: context.csrf.token(id),
  };
}

async function unlinked(
  context: ServerContext,
  { key, name: platformName }: Platform,
  request: Request,
): Promise<PlatformProps> {
  const found = await findSession(context, request);
  if (found?.session.providerId === undefined) return { state: 'unknown', platformName, homeHref: '/' };
  const { id, session, user } = found;
  return {
    state: 'linkable',
    platformName,
    person: { name: user.name, email: user.email },
    environmentName: context.workspace.environment(session.environment)?.name ?? session.environment,
    linkAction: `${pathOf(key)}/link`,
    csrf: context.csrf.token(id),
  };
}

/** Only somebody whom the identity provider has vouched for gets a session that will never ask it again. */
async function link(context: ServerContext, platform: Platform, request: Request, response: Response) {
  const found = await findSession(context, request);
  const meant = context.csrf.matches(readCookie(request, sessionCookie), field(request, csrfField));
  if (found?.session.providerId !== undefined && meant) {
    await openPlatformSession(context, request, response, platform, found.session);
  }
  response.redirect(303, pathOf(platform.key));
}

async function unlink(context: ServerContext, platform: Platform, request: Request, response: Response) {
  const state = await platformState(context, request, platform);
  if (state.kind === 'open' && context.csrf.matches(state.id, field(request, csrfField))) {
    await closePlatformSession(context, response, platform, state.id);
  }
  response.redirect(303, pathOf(platform.key));
}

/** One activity: status, environment and groups are read now, so a change made elsewhere is effective at once (D-22). */
async function activity(context: ServerContext, platform: Platform, request: Request, response: Response) {
  const product = products.find((key) => key === request.params.product);
  if (!product) return notFound(context, response);
  const state = await platformState(context, request, platform);
  if (state.kind === 'shut') return refuseShut(context, request, response, state);
  if (state.kind === 'none') return response.redirect(303, pathOf(platform.key));
  const { user, session } = state;
  const from = { method: 'platform', environment: session.environment, email: user.email, product } as const;
  if (!context.workspace.openToEndUsers(product)) {
    const detail = 'End users have no access to Workato Orchestrate.';
    return refuse(context, request, response, { ...from, reason: 'orchestrate_forbidden', detail });
  }
  const access = context.workspace
    .productAccess(user.id, session.environment)
    .find((candidate) => candidate.product === product);
  const environment = context.workspace.environment(session.environment);
  if (!access?.allowed || !environment) {
    return refuse(context, request, response, { ...from, reason: 'product_access_denied', detail: access?.why ?? '' });
  }
  const person = { name: user.name, email: user.email };
  const back = { portalHref: pathOf(platform.key), productName: `${access.name} in ${platform.name}` };
  sendPage(response, context.views.product({ ...back, person, environment }));
}

function refuseShut(
  context: ServerContext,
  request: Request,
  response: Response,
  { kind: _, ...why }: Extract<PlatformState, { kind: 'shut' }>,
): Promise<void> {
  return refuse(context, request, response, { method: 'platform', ...why });
}
