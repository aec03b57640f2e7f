import type { Memberships } from './memberships.ts';
import { type Environment, everyone } from './model.ts';
import type { Register } from './register.ts';
import type { StoredGroup, StoredWorkspace } from './stored.ts';
import type { Users } from './users.ts';

/** The same, loaded: its long lists are registers. */
export interface WorkspaceState extends Omit<StoredWorkspace, 'users' | 'groups' | 'memberships'> {
  users: Users;
  groups: Register<StoredGroup>;
  memberships: Memberships;
}

const provisioned: readonly Environment[] = [
  { key: 'DEV', name: 'DEV' },
  { key: 'TEST', name: 'TEST' },
  { key: 'PROD', name: 'PROD' },
];
const single: readonly Environment[] = [{ key: 'DEFAULT', name: 'Default' }];

/** A new workspace: its environments, each with SAML off and the group Everyone. */
export function emptyState(environmentsProvisioned: boolean): StoredWorkspace {
  const environments = structuredClone(environmentsProvisioned ? provisioned : single);
  return {
    environments: [...environments],
    authentication: environments.map(({ key }) => ({ environment: key, samlEnabled: false })),
    providers: [],
    links: [],
    drafts: [],
    users: [],
    groups: environments.map(({ key }) => ({
      id: everyoneId(key),
      environment: key,
      name: everyone,
      builtIn: true,
    })),
    memberships: [],
    features: [],
    apiClientRoles: [],
    apiClients: [],
    activity: [],
  };
}

/** The ID of the group Everyone of an environment. */
export function everyoneId(environment: string): string {
  return `everyone-${environment.toLowerCase()}`;
}
