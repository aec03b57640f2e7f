import { randomBytes } from 'node:crypto';
import express, { type ErrorRequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { ConsoleServices } from '../http/index.ts';
import { type Asset, script, stylesheet } from './assets.ts';
import { createDrafts } from './draft.ts';
import { addSignIn, createCsrfGuard, dispatch, type Engine, notFound, signOut } from './engine/index.ts';
import { pages } from './pages/index.ts';
import { paths } from './paths.ts';

/** Strict: nothing inline, nothing from elsewhere, forms go home only. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

function serve(router: Router, asset: Asset): void {
  router.get(`/assets/${asset.name}`, (_request, response) => {
    response.type(asset.type).set('cache-control', 'no-cache').sendFile(asset.file);
  });
}

/** What went wrong stays in the server; the person gets one sentence. */
const refuseCalmly: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500;
  response
    .status(status)
    .type('text/plain')
    .send(status < 500 ? 'Bad Request' : 'There was an unexpected internal error. Please try again.');
};

export interface ConsoleOptions {
  /** Source of ids and of the token secret; tests may fix it. */
  random?: (bytes: number) => Buffer;
}

/** The admin console as a router for `/admin`. Needs an Okta administrator for every page but sign-in. */
export function createConsole(services: ConsoleServices, options: ConsoleOptions = {}): Router {
  const random = options.random ?? randomBytes;
  const newId = () => random(18).toString('base64url');
  const engine: Engine = {
    services,
    csrf: createCsrfGuard(random(32)),
    drafts: createDrafts(newId),
    newId,
    notices: new Map(),
  };
  const router = express.Router();
  // Not HSTS: the console lives on loopback without TLS.
  router.use(
    helmet({ contentSecurityPolicy, referrerPolicy: { policy: 'same-origin' }, strictTransportSecurity: false }),
  );
  serve(router, stylesheet);
  serve(router, script);
  router.use(express.urlencoded({ extended: false, limit: '256kb' }));
  router.use(express.raw({ type: 'multipart/form-data', limit: '2mb' }));
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  addSignIn(router, engine);
  router.get('/', (_request, response) => response.redirect(302, paths.applications));
  for (const route of [...pages, signOut, notFound]) router[route.method](route.path, dispatch(engine, route));
  router.use(refuseCalmly);
  return router;
}
