import { createRequire } from 'node:module';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import express from 'express';
import { iamApiRoutes } from '../iam-api/index.ts';
import { adminRoutes } from './admin-door.ts';
import type { ConsoleServices } from './console-services.ts';
import { controlRoutes } from './control.ts';
import { sloRoutes } from './logout/index.ts';
import { notFound, sendPage } from './pages.ts';
import { invitationRoutes, platformRoutes, portalRoutes, signInRoutes } from './people/index.ts';
import { sentenceFor } from './refusal.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerContext } from './server-context.ts';
import { acsRoutes, metadataRoutes, ssoStartRoutes } from './sso/index.ts';
import { stylesheetHref, submitScriptHref } from './views.ts';

const require = createRequire(import.meta.url);
/** Long enough that a browser asks once for what every page needs, and short enough that a new version is soon seen. */
const cached = { maxAge: '10m' };

/** The SP's whole HTTP side, in the order in which requests meet it. */
export function createApp(
  context: ServerContext,
  createConsole: (services: ConsoleServices) => RequestHandler,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders());
  app.get(stylesheetHref, (_request, response) =>
    response.sendFile(require.resolve('#package/sp-under-test/console/style.css'), cached),
  );
  app.get(submitScriptHref, (_request, response) =>
    response.sendFile(require.resolve('#package/sp-under-test/portal/submit.js'), cached),
  );
  app.use(controlRoutes(context));
  app.use(iamApiRoutes({ workspace: context.workspace, now: () => context.clock.now(), log: context.log }));
  app.use(acsRoutes(context));
  app.use(sloRoutes(context));
  app.use(ssoStartRoutes(context));
  app.use(metadataRoutes(context));
  app.use(signInRoutes(context));
  app.use(invitationRoutes(context));
  app.use(portalRoutes(context));
  app.use(platformRoutes(context));
  app.use(adminRoutes(context, createConsole));
  app.use((_request, response) => notFound(context, response));
  app.use(failed(context));
  return app;
}

/** Bodies that cannot be read are the sender's fault (4xx); anything else is ours, and logged. */
function failed(context: ServerContext): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) context.log.error({ err: error, path: request.path }, 'request failed');
    if (request.path.startsWith('/_assay/')) {
      response.status(status).json({ errors: [{ message: status < 500 ? 'The body could not be read.' : 'Failed.' }] });
      return;
    }
    const reference = context.reference();
    const reason = 'request_failed';
    sendPage(
      response,
      context.views.refused({ heading: 'This did not work', sentence: sentenceFor(reason), reason, reference }),
      status,
    );
  };
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
