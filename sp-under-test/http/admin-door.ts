import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import express, { Router } from 'express';
import { createAttempts } from './attempts.ts';
import { ensureBrowser } from './browser.ts';
import type { AdminSession, ConsoleServices } from './console-services.ts';
import { adminCookie, browserCookie, clearCookie, readCookie, setSameSiteCookie } from './cookies.ts';
import { csrfField } from './csrf.ts';
import { field, sendPage } from './pages.ts';
import type { ServerContext } from './server-context.ts';
import { findSession } from './session.ts';

const base = '/workspace-admin';
const sessionHours = 8;

/** Mounts Workspace admin behind its door: a session, parsed bodies, checked form tokens. */
export function adminRoutes(
  context: ServerContext,
  createConsole: (services: ConsoleServices) => RequestHandler,
): Router {
  const router = Router();
  const asking = new WeakMap<Request, AdminSession>();
  router.use(base, express.urlencoded({ extended: false, limit: '256kb' }));
  signInAndOut(context, router);
  router.use(base, (request, response, next) =>
    guard(context, asking, request, response).then((open) => open && next(), next),
  );
  const services: ConsoleServices = {
    workspaceName: context.workspaceName,
    workspace: context.workspace,
    mails: () => context.outbox.mails(),
    now: () => context.clock.now(),
    admin: (request) => {
      const session = asking.get(request);
      if (!session) throw new Error('The console was mounted without its door.');
      return session;
    },
    base,
  };
  router.use(base, createConsole(services));
  return router;
}

function signInAndOut(context: ServerContext, router: Router): void {
  const attempts = createAttempts(() => context.clock.now());
  const show = (request: Request, response: Response, email: string, next: string, error?: string) => {
    const csrf = context.csrf.token(ensureBrowser(context, request, response));
    const problem = error === undefined ? {} : { error };
    const page = context.views.adminSignIn({ action: `${base}/sign-in`, csrf, email, next, ...problem });
    sendPage(response, page, error === undefined ? 200 : 403);
  };
  router.get(`${base}/sign-in`, (request, response) => show(request, response, '', safeNext(request.query.next)));
  router.post(`${base}/sign-in`, async (request, response) => {
    const email = (field(request, 'email') ?? '').trim();
    const next = safeNext(field(request, 'next'));
    if (!context.csrf.matches(readCookie(request, browserCookie), field(request, csrfField))) {
      return show(request, response, email, next, 'This form was out of date. Please try again.');
    }
    if (attempts.exhausted(email))
      return show(request, response, email, next, 'Too many attempts. Try again in a while.');
    if (email !== context.admin.email || !same(field(request, 'password') ?? '', context.admin.password)) {
      attempts.failed(email);
      return show(request, response, email, next, 'That email and password do not belong together.');
    }
    attempts.succeeded(email);
    const id = context.id('a');
    const until = new Date(context.clock.now().getTime() + sessionHours * 3_600_000);
    await context.adminSessions.put(id, { email, name: context.admin.name, until });
    setSameSiteCookie(response, adminCookie, id, base);
    response.redirect(303, next);
  });
  router.post(`${base}/sign-out`, async (request, response) => {
    const id = readCookie(request, adminCookie);
    if (id !== undefined && context.csrf.matches(id, field(request, csrfField))) {
      await context.adminSessions.delete(id);
      clearCookie(response, adminCookie, base);
    }
    response.redirect(303, '/');
  });
}

/** True if the request may go on to the console; otherwise it has been answered. */
async function guard(
  context: ServerContext,
  asking: WeakMap<Request, AdminSession>,
  request: Request,
  response: Response,
): Promise<boolean> {
  const id = readCookie(request, adminCookie);
  const session = id === undefined ? undefined : await context.adminSessions.get(id);
  if (id === undefined || !session || session.until.getTime() <= context.clock.now().getTime()) {
    const endUser = await findSession(context, request);
    // An end user is somebody, but nobody here: say so instead of asking him to sign in again.
    if (endUser)
      sendPage(response, context.views.adminForbidden({ signedInAs: endUser.user.email, homeHref: '/' }), 403);
    else response.redirect(303, `${base}/sign-in?next=${encodeURIComponent(safeNext(request.originalUrl))}`);
    return false;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    if (!context.csrf.matches(id, field(request, csrfField))) {
      response.status(403).type('text').send('This form was out of date. Go back, reload the page and try again.');
      return false;
    }
  }
  response.set('Cache-Control', 'no-store');
  asking.set(request, { email: session.email, name: session.name, csrf: context.csrf.token(id) });
  return true;
}

/** Only our own pages: a `next` from a link must not lead elsewhere. */
function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/workspace-admin(\/[A-Za-z0-9_~.%/-]*)?(\?[^\s]*)?$/.test(next) ? next : base;
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
