/** Workspace admin: the pages on which an administrator sets up authentication, end users and groups. */
import { createRequire } from 'node:module';
import { Router } from 'express';
import type { ConsoleServices } from '../http/index.ts';
import { accessControlRoutes } from './routes/access-control.tsx';
import { showMissing } from './routes/context.ts';

export * from './components/index.ts';

const require = createRequire(import.meta.url);

/** The router of Workspace admin; mount it behind the door that `ConsoleServices` describes. */
export function createConsole(services: ConsoleServices): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect(`${services.base}/access-control`));
  router.get('/page.js', (_request, response) =>
    response.type('text/javascript').sendFile(require.resolve('#package/sp-under-test/console/page.js')),
  );
  router.use(accessControlRoutes(services));
  router.use((request, response) => showMissing(services, request, response, 'page'));
  return router;
}
