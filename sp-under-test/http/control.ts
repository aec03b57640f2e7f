import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import express, { Router } from 'express';
import { invite } from './people/index.ts';
import type { ServerContext } from './server-context.ts';
import { workspaceView } from './workspace-view.ts';

/** `/_assay/*`: the test suite's own door; everything needs the control token. */
export function controlRoutes(context: ServerContext): Router {
  const router = Router();
  router.use('/_assay', bearer(context.controlToken), express.json({ limit: '2mb' }));
  router.get('/_assay/workspace', (_request, response) => void response.json(workspaceView(context)));
  router.patch('/_assay/workspace', async (request, response) => {
    const seed = context.readSeed(request.body);
    const applied = seed.ok ? await context.workspace.applySeed(seed.value) : seed;
    if (!applied.ok) return void response.status(422).json({ errors: applied.errors });
    response.json(workspaceView(context));
  });
  router.delete('/_assay/workspace/end-users/:email', async (request, response) => {
    const user = context.workspace.endUserByEmail(String(request.params.email));
    if (!user) return void response.status(404).json({ errors: [{ message: 'There is no such end user.' }] });
    await context.workspace.deleteEndUser(user.id);
    response.status(204).end();
  });
  router.post('/_assay/workspace/providers/:id/refresh', async (request, response) => {
    const refreshed = await context.workspace.refreshMetadata(String(request.params.id));
    if (!refreshed.ok) return void response.status(422).json({ errors: refreshed.errors });
    response.status(204).end();
  });
  router.post('/_assay/workspace/end-users/:email/password-link', async (request, response) => {
    const user = context.workspace.endUserByEmail(String(request.params.email));
    if (!user) return void response.status(404).json({ errors: [{ message: 'There is no such end user.' }] });
    response.status(201).json({ link: await invite(context, user) });
  });
  router.get('/_assay/clock', (_request, response) => showClock(context, response));
  router.put('/_assay/clock', (request, response) => moveClock(context, request, response));
  router.post('/_assay/reset', async (_request, response) => {
    await context.reset();
    response.status(204).end();
  });
  router.use(
    '/_assay',
    (_request, response) => void response.status(404).json({ errors: [{ message: 'No such control.' }] }),
  );
  return router;
}

function bearer(token: string): RequestHandler {
  const expected = Buffer.from(`Bearer ${token}`);
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    response
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .json({ errors: [{ message: 'The control token is needed.' }] });
  };
}

function moveClock(context: ServerContext, request: Request, response: Response): void {
  const body: unknown = request.body;
  const given = typeof body === 'object' && body !== null ? body : {};
  const wanted = new Date(wantedTime(context, given));
  // Beyond these years dates cannot be written in four digits, and XML has no others that everybody reads.
  if (wanted.getUTCFullYear() >= 1970 && wanted.getUTCFullYear() <= 9998) {
    context.clock.set(wanted);
  } else {
    response.status(422).json({
      errors: [{ message: 'Give `set` (ISO 8601) or `advanceSeconds` (a number), within the years 1970 to 9998.' }],
    });
    return;
  }
  showClock(context, response);
}

/** In milliseconds; NaN when nothing was said that can be understood. */
function wantedTime(context: ServerContext, given: object): number {
  if ('set' in given && typeof given.set === 'string') return Date.parse(given.set);
  if (!('advanceSeconds' in given) || typeof given.advanceSeconds !== 'number') return Number.NaN;
  return context.clock.now().getTime() + given.advanceSeconds * 1000;
}

function showClock(context: ServerContext, response: Response): void {
  response.json({ now: context.clock.now().toISOString() });
}
