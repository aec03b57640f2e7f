import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { productNames, products } from '../../workspace/index.ts';
import { browserCookie, readCookie, sessionCookie } from '../cookies.ts';
import { csrfField } from '../csrf.ts';
import { requestLogout } from '../logout/index.ts';
import { field, notFound, sendPage } from '../pages.ts';
import { platforms } from '../platforms.ts';
import { refuse } from '../refusal.ts';
import { allowFormsTo } from '../security-headers.ts';
import type { ServerContext } from '../server-context.ts';
import { closeSession, findSession } from '../session.ts';
import { pathOf } from './platform-session.ts';

/** `/`, `/privacy`, `/portal`, `/portal/{product}`, `/whoami`, `/sign-out`: what a person sees before and after signing in. */
export function portalRoutes(context: ServerContext): Router {
  const router = Router();
  router.get('/', (request, response) => home(context, request, response));
  router.get('/privacy', (_request, response) => {
    const { admin, views, workspaceName } = context;
    sendPage(response, views.privacy({ workspaceName, contact: admin.email, homeHref: '/' }));
  });
  router.get('/portal', (request, response) => portal(context, request, response));
  router.get('/portal/:product', (request, response) => product(context, request, response));
  router.get('/whoami', (request, response) => whoami(context, request, response));
  router.post('/sign-out', express.urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    if (!context.csrf.matches(readCookie(request, sessionCookie), field(request, csrfField))) {
      return response.redirect(303, '/portal');
    }
    const found = await findSession(context, request);
    // Here first: whatever becomes of the message, nobody is still signed in.
    await closeSession(context, request, response);
    if (found && (await requestLogout(context, response, found.session))) return;
    response.redirect(303, '/');
  });
  return router;
}

async function home(context: ServerContext, request: Request, response: Response): Promise<void> {
  const found = await findSession(context, request);
  const page = context.views.home({
    workspaceName: context.workspaceName,
    environments: context.workspace.environments().map((environment) => ({
      environment,
      signInHref: `/sign-in/${environment.key}?product=workato-go`,
      ssoAvailable: !('reason' in context.workspace.providerOpen(environment.key)),
    })),
    ...(found && { signedInAs: { name: found.user.name, portalHref: '/portal' } }),
    adminHref: '/workspace-admin',
  });
  sendPage(response, page);
}

async function portal(context: ServerContext, request: Request, response: Response): Promise<void> {
  const found = await findSession(context, request);
  const environment = found && context.workspace.environment(found.session.environment);
  if (!found || !environment) return response.redirect(303, '/');
  const { id, session, user } = found;
  const provider = context.workspace.provider(session.providerId ?? '');
  const providerName = provider?.name;
  // Browsers hold the form "Sign out" to its policy through the redirect to the identity provider, too.
  if (provider?.idp.slo) allowFormsTo(response, [new URL(provider.idp.slo.url).origin]);
  const page = context.views.portal({
    person: { name: user.name, email: user.email },
    ...(providerName !== undefined && { providerName }),
    environment,
    productName: nameOf(session.product),
    groups: groupsIn(context, user.id, session.environment),
    sessionUntil: session.until.toISOString(),
    now: context.clock.now().toISOString(),
    products: context.workspace
      .productAccess(user.id, session.environment)
      .map((access) => ({ ...access, href: `/portal/${access.product}` })),
    platforms: session.providerId === undefined ? [] : platforms.map(({ key, name }) => ({ name, href: pathOf(key) })),
    signOutAction: '/sign-out',
    csrf: context.csrf.token(id),
  });
  sendPage(response, page);
}

async function product(context: ServerContext, request: Request, response: Response): Promise<void> {
  const key = products.find((one) => one === request.params.product);
  if (!key) return notFound(context, response);
  const found = await findSession(context, request);
  const environment = found && context.workspace.environment(found.session.environment);
  if (!found || !environment) return response.redirect(303, '/');
  const { session, user } = found;
  const where = {
    method: session.providerId ? 'saml' : 'password',
    environment: environment.key,
    product: key,
  } as const;
  const who = { ...where, email: user.email, tryAgainHref: '/portal' };
  if (!context.workspace.openToEndUsers(key)) {
    const detail = 'End users have no access to Workato Orchestrate.';
    return refuse(context, request, response, { ...who, reason: 'orchestrate_forbidden', detail });
  }
  const access = context.workspace.productAccess(user.id, environment.key).find((one) => one.product === key);
  if (!access?.allowed) {
    return refuse(context, request, response, { ...who, reason: 'product_access_denied', detail: access?.why ?? '' });
  }
  const person = { name: user.name, email: user.email };
  sendPage(response, context.views.product({ productName: access.name, person, environment, portalHref: '/portal' }));
}

/** The same as the portal for machines; looking never signs in. */
async function whoami(context: ServerContext, request: Request, response: Response): Promise<void> {
  const found = await findSession(context, request);
  const browserId = readCookie(request, browserCookie);
  const lastRefusal = browserId === undefined ? undefined : (await context.browsers.get(browserId))?.lastRefusal;
  response.set('Cache-Control', 'no-store');
  if (!found) {
    response.status(401).json({ signedIn: false, ...(lastRefusal && { lastRefusal }) });
    return;
  }
  const { session, user } = found;
  response.json({
    signedIn: true,
    email: user.email,
    name: user.name,
    nameId: session.nameId,
    environment: session.environment,
    provider: context.workspace.provider(session.providerId ?? '')?.name ?? null,
    product: session.product,
    groups: groupsIn(context, user.id, session.environment),
    products: context.workspace.productAccess(user.id, session.environment),
    attributes: session.attributes,
    sessionUntil: session.until.toISOString(),
    ...(lastRefusal && { lastRefusal }),
  });
}

function groupsIn(context: ServerContext, userId: string, environment: string) {
  return context.workspace
    .memberships(userId)
    .filter((membership) => membership.environment === environment)
    .map(({ name, origin }) => ({ name, origin }));
}

function nameOf(product: string): string {
  const key = products.find((one) => one === product);
  return key === undefined ? product : productNames[key];
}
