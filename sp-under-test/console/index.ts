/** Workspace admin: the pages on which an administrator sets up authentication, end users and groups. */
import { createRequire } from 'node:module';
import { Router } from 'express';
import type { ConsoleServices } from '../http/index.ts';
import { accessControlRoutes } from './routes/access-control.tsx';
import { activityRoutes } from './routes/activity.tsx';
import { apiClientRoleRoutes } from './routes/api-client-roles.tsx';
import { apiClientRoutes } from './routes/api-clients.tsx';
import { authenticationRoutes } from './routes/authentication.tsx';
import { showMissing } from './routes/context.ts';
import { endUserRoutes } from './routes/end-users.tsx';
import { groupRoutes } from './routes/groups.tsx';
import { providerRoutes } from './routes/providers.tsx';
import { wizardDraftRoutes } from './routes/wizard-draft.tsx';
import { wizardStartRoutes } from './routes/wizard-start.tsx';

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
  router.use(endUserRoutes(services));
  router.use(authenticationRoutes(services));
  // Before the providers: `providers/new` would read as a provider's ID.
  router.use(wizardStartRoutes(services));
  router.use(wizardDraftRoutes(services));
  router.use(providerRoutes(services));
  router.use(groupRoutes(services));
  // Before the clients: `roles` would read as a client's ID.
  router.use(apiClientRoleRoutes(services));
  router.use(apiClientRoutes(services));
  router.use(activityRoutes(services));
  router.use((request, response) => showMissing(services, request, response, 'page'));
  return router;
}
