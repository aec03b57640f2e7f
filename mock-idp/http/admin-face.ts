/** The admin face: console at `/admin`, Okta's API at `/api/v1`, control API at `/_assay`. Who may call it is decided before. */
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';

export interface AdminFaceParts {
  console: Router;
  control: Router;
  /** Okta's management API: `/api/v1` and `/.well-known`. */
  api: Router;
  /** Answers what none of them answered. */
  refuse: ErrorRequestHandler;
}

/** Builds the admin face. */
export function createAdminFace({ console, control, api, refuse }: AdminFaceParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/_assay', control);
  app.use(api);
  app.use('/admin', console);
  app.get('/', (_request, response) => response.redirect(303, '/admin'));
  app.use(refuse);
  return app;
}
