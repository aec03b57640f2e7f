/** The SAML face: every route of the IdP that a browser or an SP meets. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { OrgError } from '../org/index.ts';
import type { Face, FaceDependencies } from './face-dependencies.ts';
import { showLaboratory, submitLaboratory } from './laboratory/laboratory.ts';
import { laboratoryPath } from './laboratory/laboratory-form.ts';
import { logoPath, serveLogo } from './logo.ts';
import { serveLogoutRequest, serveLogoutResponse } from './logout/index.ts';
import { serveMetadata } from './metadata.ts';
import { badRequest, PageRefusal, pageNotFound } from './pages/refusal.ts';
import { sendPage } from './pages/respond.ts';
import { activation } from './people/activation.ts';
import { showDashboard, signOut, signOutByLink, signOutPath } from './people/dashboard.ts';
import { recoveryRoutes } from './people/recovery.ts';
import { serveSessionCookieRedirect } from './people/session-cookie-redirect.ts';
import { dashboardPath, showSignIn, signInPath, submitSignIn } from './people/sign-in.ts';
import { mostPending } from './sign-on/pending.ts';
import { serveIdpInitiated, serveSso } from './sign-on/sso.ts';
import type { Views } from './views.ts';
import { createRouter, HttpProblem, protect, type Request, redirect, send } from './web/index.ts';

/** The largest form taken, in octets; AuthnRequests hold a few thousand. */
const largestForm = 512 * 1024;

type Serve = (face: Face, request: Request, response: ServerResponse) => Promise<void>;

/** What is asked for most stands first. */
const routes: readonly (readonly ['get' | 'post', string, Serve])[] = [
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
  ['get', '/login/sessionCookieRedirect', serveSessionCookieRedirect],
  ['get', laboratoryPath, showLaboratory],
  ['post', laboratoryPath, submitLaboratory],
  ['get', '/tokens/:token/verify', activation.show],
  ['post', '/tokens/:token/verify', activation.submit],
  ['get', '/reset_password/:token', activation.show],
  ['post', '/reset_password/:token', activation.submit],
  ...recoveryRoutes,
  ['post', signOutPath, signOut],
  ['get', signOutPath, signOutByLink],
  ['get', '/assets/:name', serveStylesheet],
  ['get', '/', async (_face, _request, response) => redirect(response, dashboardPath)],
];

async function serveStylesheet(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const { stylesheets } = await face.views();
  const asked = stylesheets.find(({ url }) => url === `/assets/${request.params.name}`);
  if (!asked) throw pageNotFound();
  send(response, await readFile(asked.file), {
    type: 'text/css; charset=utf-8',
    headers: { 'cache-control': 'no-cache' },
  });
}

/** What a thrown thing means to the person. Anything not foreseen is a 500 that tells nothing. */
function toRefusal(error: unknown): PageRefusal {
  if (error instanceof PageRefusal) return error;
  if (error instanceof OrgError && error.code === 'not_found') return pageNotFound();
  if (error instanceof HttpProblem && error.status === 413) {
    return new PageRefusal(413, '413 Payload Too Large', 'Your request resulted in an error.');
  }
  if (error instanceof HttpProblem) {
    return badRequest({ check: 'http', message: 'The request is not one that HTTP allows.' });
  }
  return new PageRefusal(500, 'Internal Server Error', 'There was an unexpected internal error. Please try again.');
}

async function answerError(face: Face, response: ServerResponse, error: unknown): Promise<void> {
  const refusal = toRefusal(error);
  if (refusal.status >= 500) face.log.error({ error: String(error) }, 'The SAML face failed.');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { detail } = refusal;
  if (detail?.exchange !== undefined) {
    const { check, clause = '', message } = detail;
    face.trace.amend(detail.exchange, { refusal: { check, clause, message } });
  }
  sendPage(response, await draw(face, refusal), { status: refusal.status });
}

async function draw(face: Face, { status, title, description, detail }: PageRefusal): Promise<string> {
  const traceUrl = detail?.exchange && `${face.addresses().admin}/admin/trace/${encodeURIComponent(detail.exchange)}`;
  return (await face.views()).refused({
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
export function createSamlFace(dependencies: FaceDependencies): RequestListener {
  const { store } = dependencies;
  let views: Promise<Views> | undefined;
  const face: Face = {
    ...dependencies,
    views: () => {
      views ??= dependencies.views();
      return views;
    },
    pending: store.oneShots('pendingRequests', mostPending),
    pendingLogouts: store.oneShots('pendingLogouts', mostPending),
    logoutChains: store.oneShots('logoutChains', mostPending),
    drafts: new Map(),
  };
  const route = createRouter(
    routes.map(([method, path, serve]) => [method, path, (request, response) => serve(face, request, response)]),
    largestForm,
  );
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    protect(response);
    try {
      if (!(await route(request, response))) throw pageNotFound();
    } catch (error) {
      await answerError(face, response, error);
    }
  };
  return (request, response) => {
    // A page that cannot even be drawn: nobody waits for an answer that does not come.
    serve(request, response).catch((error: unknown) => {
      face.log.error({ error: String(error) }, 'The SAML face failed.');
      response.destroy();
    });
  };
}
