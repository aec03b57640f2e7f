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
import type { Credential } from './password.ts';

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
