/** The SAML face: every route of the IdP that a browser or an SP meets. */
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import { OrgError } from '../org/index.ts';
import { showActivation, submitActivation } from './activation.ts';
import { showDashboard, signOut, signOutByLink, signOutPath } from './dashboard.ts';
import type { Face, FaceDependencies } from './face-dependencies.ts';
import { showLaboratory, submitLaboratory } from './laboratory.ts';
import { laboratoryPath } from './laboratory-form.ts';
import { logoPath, serveLogo } from './logo.ts';
import { serveLogoutRequest, serveLogoutResponse } from './logout/index.ts';
import { serveMetadata } from './metadata.ts';
import { mostPending } from './pending.ts';
import { recoveryRoutes } from './recovery.ts';
import { badRequest, PageRefusal, pageNotFound } from './refusal.ts';
import { sendPage } from './respond.ts';
import { dashboardPath, showSignIn, signInPath, submitSignIn } from './sign-in.ts';
import { serveIdpInitiated, serveSso } from './sso.ts';

/** The largest form taken; AuthnRequests hold a few thousand characters. */
const largestForm = '512kb';

type Route = (face: Face, request: Request, response: Response) => Promise<void>;

const routes: readonly (readonly ['get' | 'post', string, Route])[] = [
  ['get', '/app/:name/:externalKey/sso/saml', serveSso],
  ['post', '/app/:name/:externalKey/sso/saml', serveSso],
  ['get', '/app/:externalKey/sso/saml/metadata', serveMetadata],
  ['get', '/app/:name/:externalKey/slo/saml', serveLogoutRequest],
  ['post', '/app/:name/:externalKey/slo/saml', serveLogoutRequest],
  ['get', '/app/:name/:externalKey/slo/saml/callback', serveLogoutResponse],
  ['post', '/app/:name/:externalKey/slo/saml/callback', serveLogoutResponse],
  ['get', '/home/:name/:id/:linkId', serveIdpInitiated],
  ['get', `${logoPath}/:id`, serveLogo],
  ['get', dashboardPath, showDashboard],
  ['get', signInPath, showSignIn],
  ['post', signInPath, submitSignIn],
  ['get', laboratoryPath, showLaboratory],
  ['post', laboratoryPath, submitLaboratory],
  ['get', '/tokens/:token/verify', showActivation],
  ['post', '/tokens/:token/verify', submitActivation],
  ['get', '/reset_password/:token', showActivation],
  ['post', '/reset_password/:token', submitActivation],
  ...recoveryRoutes,
  ['post', signOutPath, signOut],
  ['get', signOutPath, signOutByLink],
];

/** What a thrown thing means to the person. Anything not foreseen is a 500 that tells nothing. */
function toRefusal(error: unknown): PageRefusal {
  if (error instanceof PageRefusal) return error;
  if (error instanceof OrgError && error.code === 'not_found') return pageNotFound();
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return new PageRefusal(413, '413 Payload Too Large', 'Your request resulted in an error.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return badRequest({ check: 'http', message: 'The request is not one that HTTP allows.' });
  }
  return new PageRefusal(500, 'Internal Server Error', 'There was an unexpected internal error. Please try again.');
}

function errorPage(face: Face): ErrorRequestHandler {
  return async (error: unknown, _request, response, next) => {
    const refusal = toRefusal(error);
    if (refusal.status >= 500) face.log.error({ error: String(error) }, 'The SAML face failed.');
    if (response.headersSent) return next(error);
    const { detail } = refusal;
    if (detail?.exchange !== undefined) {
      const { check, clause = '', message } = detail;
      face.trace.amend(detail.exchange, { refusal: { check, clause, message } });
    }
    sendPage(response, await draw(face, refusal), { status: refusal.status });
  };
}

async function draw(face: Face, { status, title, description, detail }: PageRefusal): Promise<string> {
  const traceUrl = detail?.exchange && `${face.addresses().admin}/admin/trace/${encodeURIComponent(detail.exchange)}`;
  return face.views.refused({
    status,
    organisation: (await face.org.organisation.get()).name,
    title,
    description,
    homeUrl: dashboardPath,
    ...(detail && {
      engineer: {
        check: detail.check,
        message: detail.message,
        ...(detail.clause !== undefined && { clause: detail.clause }),
        ...(detail.requestId !== undefined && { requestId: detail.requestId }),
        ...(traceUrl !== undefined && { traceUrl }),
      },
    }),
  });
}

/** Builds the SAML face. */
export function createSamlFace(dependencies: FaceDependencies): Express {
  const { store } = dependencies;
  const face: Face = {
    ...dependencies,
    pending: store.oneShots('pendingRequests', mostPending),
    participants: store.sessions('logoutParticipants'),
    pendingLogouts: store.oneShots('pendingLogouts', mostPending),
    logoutChains: store.oneShots('logoutChains', mostPending),
    drafts: new Map(),
  };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(
    // Every page sets a policy of its own; plain HTTP on loopback must not be told to turn to TLS.
    helmet({ contentSecurityPolicy: false, strictTransportSecurity: false, referrerPolicy: { policy: 'same-origin' } }),
  );
  for (const { url, file } of face.views.stylesheets) {
    app.get(url, (_request, response) => response.sendFile(file));
  }
  app.use(express.text({ type: 'application/x-www-form-urlencoded', limit: largestForm }));
  for (const [method, path, route] of routes) {
    app[method](path, (request, response) => route(face, request, response));
  }
  app.get('/', (_request, response) => response.redirect(303, dashboardPath));
  app.use(() => {
    throw pageNotFound();
  });
  app.use(errorPage(face));
  return app;
}
