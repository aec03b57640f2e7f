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

/** An end user as stored: with what must never leave this folder. */
export interface StoredUser extends Omit<EndUser, 'hasPassword' | 'environments'> {
  environments: string[];
  credential?: Credential;
}

export interface StoredMembership {
  userId: string;
  groupId: string;
  origin: Exclude<MembershipOrigin, 'everyone'>;
}

export interface StoredFeature extends FeatureAccess {
  groupIds: string[];
  userIds: string[];
}

/** An API client as stored: never with its token. */
export interface StoredApiClient extends ApiClient {
  tokenHash: string;
}

/** The whole workspace as plain data. Everyone's members are not stored: they follow from environment access. */
export interface WorkspaceState {
  environments: Environment[];
  authentication: EnvironmentAuthentication[];
  providers: IdentityProvider[];
  links: ProviderLink[];
  drafts: WizardDraft[];
  users: StoredUser[];
  groups: EndUserGroup[];
  memberships: StoredMembership[];
  features: StoredFeature[];
  apiClientRoles: ApiClientRole[];
  apiClients: StoredApiClient[];
  activity: ActivityEntry[];
}

const provisioned: readonly Environment[] = [
  { key: 'DEV', name: 'DEV' },
  { key: 'TEST', name: 'TEST' },
  { key: 'PROD', name: 'PROD' },
];
const single: readonly Environment[] = [{ key: 'DEFAULT', name: 'Default' }];

/** A new workspace: its environments, each with SAML off and the group Everyone. */
export function emptyState(environmentsProvisioned: boolean): WorkspaceState {
  const environments = structuredClone(environmentsProvisioned ? provisioned : single);
  return {
    environments: [...environments],
    authentication: environments.map(({ key }) => ({ environment: key, samlEnabled: false })),
    providers: [],
    links: [],
    drafts: [],
    users: [],
    groups: environments.map(({ key }) => ({
      id: `everyone-${key.toLowerCase()}`,
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
