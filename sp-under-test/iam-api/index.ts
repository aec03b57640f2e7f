/** The IAM developer API: end users and user groups for programs, as Workato serves it under `/api/iam`. */
import type { ErrorRequestHandler } from 'express';
import express, { Router } from 'express';
import { createDoor } from './door.ts';
import { answerError } from './errors.ts';
import { routes } from './routes.ts';
import type { IamApiServices } from './services.ts';

export type { IamApiServices } from './services.ts';

/** The router of `/api/iam`: token → limit → role → body → resource. */
export function iamApiRoutes(services: IamApiServices): Router {
  const router = Router();
  const door = createDoor(services);
  router.use('/api/iam', door.authenticate);
  for (const { key, method, path, handle } of routes) {
    router[method](path, door.allow(key), express.json({ limit: '256kb' }), async (request, response) => {
      const client = door.clientOf(request);
      const { params, query, body } = request;
      const answer = await handle({ workspace: services.workspace, client, params, query, body });
      if (answer.ok) response.json({ data: answer.data });
      else answerError(response, answer.status, answer.errors);
    });
  }
  router.use('/api/iam', (_request, response) => answerError(response, 404, []));
  router.use('/api/iam', failed(services));
  return router;
}

/** A body that cannot be read is the caller's fault; anything else is ours, and logged. */
function failed({ log }: IamApiServices): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
    if (typeof status === 'number' && status >= 400 && status < 500) return answerError(response, status, []);
    log.error({ err: error, path: request.path }, 'IAM API call failed');
    answerError(response, 500, []);
  };
}
