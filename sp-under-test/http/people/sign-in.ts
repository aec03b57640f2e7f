import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { type Environment, productNames, products } from '../../workspace/index.ts';
import { type Attempts, createAttempts } from '../attempts.ts';
import { ensureBrowser } from '../browser.ts';
import { browserCookie, readCookie } from '../cookies.ts';
import { csrfField } from '../csrf.ts';
import { field, notFound, sendPage } from '../pages.ts';
import { recordRefusal, refuse, sentenceFor } from '../refusal.ts';
import { allowFormsTo } from '../security-headers.ts';
import type { ServerContext } from '../server-context.ts';
import { openSession } from '../session.ts';
import type { SignInProps } from '../views.ts';

interface Place {
  environment: Environment;
  product: keyof typeof productNames;
}

/** `/sign-in/{environment}`: the address first, then the IdP or the password. */
export function signInRoutes(context: ServerContext): Router {
  const router = Router();
  const attempts = createAttempts(() => context.clock.now());
  const form = express.urlencoded({ extended: false, limit: '32kb' });
  router.get('/sign-in/:environment', async (request, response) => {
    const place = placeOf(context, request, request.query.product);
    if (!place) return notFound(context, response);
    if (!context.workspace.openToEndUsers(place.product)) return refuseOrchestrate(context, request, response, place);
    show(context, request, response, place, { step: 'email', email: '' });
  });
  router.post('/sign-in/:environment', form, async (request, response) => {
    const place = placeOf(context, request, field(request, 'product'));
    if (!place) return notFound(context, response);
    if (!context.workspace.openToEndUsers(place.product)) return refuseOrchestrate(context, request, response, place);
    const email = (field(request, 'email') ?? '').trim();
    const expired = !context.csrf.matches(readCookie(request, browserCookie), field(request, csrfField));
    if (expired || email === '') {
      const error = expired ? 'This form was out of date. Please try again.' : 'Enter your email address.';
      return show(context, request, response, place, { step: 'email', email, error }, expired ? 403 : 400);
    }
    const password = field(request, 'password');
    if (password !== undefined) return tryPassword(context, attempts, request, response, place, email, password);
    if (context.workspace.wayIn(place.environment.key, email).sso === 'required') {
      return response.redirect(303, startHref(place));
    }
    show(context, request, response, place, { step: 'password', email });
  });
  return router;
}

function placeOf(context: ServerContext, request: Request, asked: unknown): Place | undefined {
  const environment = context.workspace.environment(String(request.params.environment));
  const product = products.find((key) => key === (asked ?? 'workato-go'));
  return environment && product ? { environment, product } : undefined;
}

function startHref({ environment, product }: Place): string {
  return `/sso/start/${environment.key}?product=${product}`;
}

function show(
  context: ServerContext,
  request: Request,
  response: Response,
  place: Place,
  step: Pick<SignInProps, 'step' | 'email' | 'error'>,
  status = 200,
): void {
  const { environment, product } = place;
  const open = context.workspace.providerOpen(environment.key);
  if (!('reason' in open)) allowFormsTo(response, [new URL(open.provider.idp.ssoUrl).origin]);
  const offered =
    step.step === 'password' && context.workspace.wayIn(environment.key, step.email).sso !== 'unavailable';
  const page = context.views.signIn({
    environment,
    productName: productNames[product],
    action: `/sign-in/${environment.key}`,
    csrf: context.csrf.token(ensureBrowser(context, request, response)),
    hidden: [{ name: 'product', value: product }],
    ...step,
    ...(offered && { ssoHref: startHref(place) }),
  });
  sendPage(response, page, status);
}

async function tryPassword(
  context: ServerContext,
  attempts: Attempts,
  request: Request,
  response: Response,
  place: Place,
  email: string,
  password: string,
): Promise<void> {
  const { key } = place.environment;
  const where = { method: 'password', environment: key, product: place.product, email } as const;
  const account = email.toLowerCase();
  const answer = attempts.exhausted(account)
    ? {
        admitted: false as const,
        reason: 'too_many_attempts',
        detail: 'Password attempts for this address are used up.',
      }
    : await context.workspace.signInWithPassword({ environment: key, email, password });
  if (!answer.admitted) {
    const { reason, detail } = answer;
    if (reason === 'credentials_invalid') attempts.failed(account);
    await recordRefusal(context, request, response, { ...where, reason, detail });
    const status = reason === 'too_many_attempts' ? 429 : 403;
    return show(context, request, response, place, { step: 'password', email, error: sentenceFor(reason) }, status);
  }
  attempts.succeeded(account);
  await openSession(context, request, response, {
    userId: answer.user.id,
    environment: key,
    product: place.product,
    nameId: answer.user.email,
    attributes: {},
    until: answer.sessionUntil,
  });
  const at = context.clock.now().toISOString();
  await context.workspace.record({ reference: context.reference(), at, outcome: 'signed-in', ...where });
  response.redirect(303, '/portal');
}

function refuseOrchestrate(context: ServerContext, request: Request, response: Response, place: Place): Promise<void> {
  const detail = 'End users have no access to Workato Orchestrate.';
  const where = { environment: place.environment.key, product: place.product };
  return refuse(context, request, response, { method: 'saml', ...where, reason: 'orchestrate_forbidden', detail });
}
