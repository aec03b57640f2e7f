import type { Memberships } from './memberships.ts';
import type {
  ActivityEntry,
  ApiClient,
  ApiClientRole,
  EndUser,
  EndUserGroup,
  Environment,
  EnvironmentAuthentication,
  FeatureAccess,
  IdentityProvider,
  MembershipOrigin,
  ProviderLink,
  WizardDraft,
} from './model.ts';
import { everyone } from './model.ts';
import type { Credential } from './password.ts';
import type { Register } from './register.ts';
import type { Users } from './users.ts';

/** An end user as stored: with what must never leave this folder. */
export interface StoredUser extends Readonly<Omit<EndUser, 'hasPassword'>> {
  readonly credential?: Credential;
}

export interface StoredMembership {
  readonly userId: string;
  readonly groupId: string;
  readonly origin: Exclude<MembershipOrigin, 'everyone'>;
}

export type StoredGroup = Readonly<EndUserGroup>;

export interface StoredFeature extends FeatureAccess {
  groupIds: string[];
  userIds: string[];
}

/** An API client as stored: never with its token. */
export interface StoredApiClient extends ApiClient {
  tokenHash: string;
}

/** The whole workspace as plain data. Everyone's members are not stored: they follow from environment access. */
export interface StoredWorkspace {
  environments: Environment[];
  authentication: EnvironmentAuthentication[];
  providers: IdentityProvider[];
  links: ProviderLink[];
  drafts: WizardDraft[];
  users: StoredUser[];
  groups: StoredGroup[];
  memberships: StoredMembership[];
  features: StoredFeature[];
  apiClientRoles: ApiClientRole[];
  apiClients: StoredApiClient[];
  activity: ActivityEntry[];
}

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
