/** Every endpoint of the management API, by resource. */
import type { Route } from './engine/index.ts';
import { appCsrsRoutes } from './resources/app-csrs.ts';
import { appGroupsRoutes } from './resources/app-groups.ts';
import { appKeysRoutes } from './resources/app-keys.ts';
import { appUsersRoutes } from './resources/app-users.ts';
import { appsRoutes } from './resources/apps.ts';
import { authnRoutes } from './resources/authn.ts';
import { federatedClaimsRoutes } from './resources/federated-claims.ts';
import { groupRulesRoutes } from './resources/group-rules.ts';
import { groupsRoutes } from './resources/groups.ts';
import { logsRoutes } from './resources/logs.ts';
import { organisationRoutes, orgRoutes } from './resources/organisation.ts';
import { policiesRoutes } from './resources/policies.ts';
import { schemasRoutes } from './resources/schemas.ts';
import { cookieRedirectRoutes, sessionsRoutes } from './resources/sessions.ts';
import { userBelongingsRoutes } from './resources/user-belongings.ts';
import { userCredentialsRoutes } from './resources/user-credentials.ts';
import { userLifeCycleRoutes } from './resources/user-life-cycle.ts';
import { usersRoutes } from './resources/users.ts';

const underApiV1: readonly Route[] = [
  ...usersRoutes,
  ...userLifeCycleRoutes,
  ...userCredentialsRoutes,
  ...userBelongingsRoutes,
  // Before the groups, one of which would be taken to be called `rules`.
  ...groupRulesRoutes,
  ...groupsRoutes,
  ...appsRoutes,
  ...appUsersRoutes,
  ...appGroupsRoutes,
  ...appKeysRoutes,
  ...appCsrsRoutes,
  ...federatedClaimsRoutes,
  ...schemasRoutes,
  ...policiesRoutes,
  ...authnRoutes,
  ...sessionsRoutes,
  ...logsRoutes,
  ...orgRoutes,
];

export const routes: readonly Route[] = [
  ...organisationRoutes,
  ...cookieRedirectRoutes,
  ...underApiV1.map((route) => ({ ...route, path: `/api/v1${route.path}` })),
];
