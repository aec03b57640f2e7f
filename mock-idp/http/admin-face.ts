/** The admin face: console at `/admin`, Okta's API at `/api/v1`, control API at `/_assay`. Who may call it is decided before. */
import express, { type Express, type Router } from 'express';
import { controlErrors } from '../control/index.ts';

export interface AdminFaceParts {
  console: Router;
  control: Router;
  /** Okta's management API: `/api/v1` and `/.well-known`. */
  api: Router;
  logError(error: unknown): void;
}

/** Builds the admin face. */
export function createAdminFace({ console, control, api, logError }: AdminFaceParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/_assay', control);
  app.use(api);
  app.use('/admin', console);
  app.get('/', (_request, response) => response.redirect(303, '/admin'));
  app.use(controlErrors(logError));
  return app;
}
