/** The workspace's services: reading is synchronous on loaded values, every change is acknowledged when it is saved. */
import type {
  ActivityEntry,
  AgenticProduct,
  ApiClient,
  ApiClientRole,
  EndUser,
  EndUserGroup,
  Enforcement,
  Environment,
  EnvironmentAuthentication,
  FeatureAccess,
  GroupMember,
  GroupMembership,
  IdentityProvider,
  MetadataAnswer,
  NewToken,
  ProductAccess,
  ProviderLink,
  ProviderSignatures,
  Result,
  SpValues,
  UserStatus,
  WizardDraft,
} from './model.ts';

/** Page 1 of the wizard. `domains` is the text as typed, comma-separated (D-28). */
export interface ProviderForm {
  name: string;
  scope: Enforcement['scope'];
  domains: string;
  jit: boolean;
  groupSync: boolean;
}

/** "Add an end user": groups are group IDs, each of a ticked environment. */
export interface EndUserForm {
  name: string;
  email: string;
  environments: readonly string[];
  groupIds: readonly string[];
}

/** "Create API client". */
export interface ApiClientForm {
  name: string;
  environment: string;
  roleId: string;
}

/** "+ Add client role" and "Save changes": endpoints as ticked. */
export interface ApiClientRoleForm {
  name: string;
  endpoints: readonly string[];
}

/** One row under "Select an identity provider (IdP)" of an environment. */
export interface ProviderRow {
  provider: IdentityProvider;
  selected: boolean;
  /** Absent while this environment never used the provider. */
  link?: ProviderLink;
  lastSignInAt?: string;
}

export interface ActivityFilter {
  /** Part of the e-mail address. */
  person?: string;
  outcome?: ActivityEntry['outcome'];
}

export interface WorkspaceReader {
  environments(): readonly Environment[];
  environment(key: string): Environment | undefined;
  authentication(environment: string): EnvironmentAuthentication;
  /** Every provider of the workspace, seen from one environment. */
  providerRows(environment: string): readonly ProviderRow[];
  providers(): readonly IdentityProvider[];
  provider(id: string): IdentityProvider | undefined;
  link(environment: string, providerId: string): ProviderLink | undefined;
  /** Where and as what the IdP addresses this SP; the same for a draft and the provider it becomes. */
  spValues(providerId: string): SpValues;
  drafts(environment: string): readonly WizardDraft[];
  draft(id: string): WizardDraft | undefined;
  endUsers(): readonly EndUser[];
  endUser(id: string): EndUser | undefined;
  endUserByEmail(email: string): EndUser | undefined;
  /** Everyone of each environment included. */
  memberships(userId: string): readonly GroupMembership[];
  /** Everyone first, then by name. */
  groups(environment: string): readonly EndUserGroup[];
  group(id: string): EndUserGroup | undefined;
  members(groupId: string): readonly GroupMember[];
  featureAccess(environment: string): readonly FeatureAccess[];
  /** Whether an end user may come for this product at all. */
  openToEndUsers(product: string): boolean;
  productAccess(userId: string, environment: string): readonly ProductAccess[];
  apiClients(): readonly ApiClient[];
  apiClient(id: string): ApiClient | undefined;
  /** Whose token this is, and what it may do. */
  apiClientByToken(token: string): { client: ApiClient; role: ApiClientRole } | undefined;
  apiClientRoles(): readonly ApiClientRole[];
  apiClientRole(id: string): ApiClientRole | undefined;
  /** Newest first. */
  activity(filter?: ActivityFilter): readonly ActivityEntry[];
}

export interface WorkspaceCommands {
  setSamlEnabled(environment: string, enabled: boolean): Promise<Result<EnvironmentAuthentication>>;
  /** Uses an existing provider in this environment (D-05). */
  selectProvider(environment: string, providerId: string): Promise<Result<ProviderLink>>;

  /** "+ Set up new provider"; refused while the toggle is off. Opens at page 1. */
  startDraft(environment: string): Promise<Result<WizardDraft>>;
  /** "Next" on page 1: validates, mints the SP values, opens page 2. What was typed is kept even if refused. */
  saveDraftForm(draftId: string, form: ProviderForm): Promise<Result<WizardDraft>>;
  /** "Next" on page 2, or going back. Pages 2 and 3 need a valid page 1. */
  turnDraftPage(draftId: string, page: 1 | 2 | 3): Promise<Result<WizardDraft>>;
  /** "Set up" from page 2 or 3 (D-02): reads metadata, creates the provider, selects it, forgets the draft. */
  setUpProvider(draftId: string, answer: MetadataAnswer): Promise<Result<IdentityProvider>>;
  discardDraft(draftId: string): Promise<Result<null>>;

  /** The Provisioning modal's "Save"; `manual` forces group sync off (D-12). */
  saveProvisioning(
    environment: string,
    providerId: string,
    choice: { provisioning: 'manual' | 'jit'; groupSync: boolean },
  ): Promise<Result<ProviderLink>>;
  saveEnforcement(
    environment: string,
    providerId: string,
    choice: { scope: Enforcement['scope']; domains: string },
  ): Promise<Result<ProviderLink>>;
  /** Edits a provider's name and group attribute (D-11, D-32). */
  updateProvider(id: string, change: { name: string; groupAttribute: string }): Promise<Result<IdentityProvider>>;
  /** Signed requests, and which signatures a Response must have. */
  saveSignatures(id: string, signatures: ProviderSignatures): Promise<Result<IdentityProvider>>;
  /** "Save changes": metadata on an existing provider (D-03). */
  saveMetadata(id: string, answer: MetadataAnswer): Promise<Result<IdentityProvider>>;
  /** Fetches the stored metadata URL again (D-37). */
  refreshMetadata(id: string): Promise<Result<IdentityProvider>>;
  /** Refused while an environment has it selected (D-32). */
  deleteProvider(id: string): Promise<Result<null>>;

  /** Adds an end user and puts an invitation with a set-password link in the outbox (D-25). */
  addEndUser(form: EndUserForm): Promise<Result<EndUser>>;
  /** Adds all of them or, if one is objected to, none; a field of the second one is named `1.email`. */
  addEndUsers(forms: readonly EndUserForm[]): Promise<Result<readonly EndUser[]>>;
  updateEndUser(userId: string, change: { name?: string; email?: string }): Promise<Result<EndUser>>;
  /** Replaces the environments; memberships and individual access go with an environment that is taken away. */
  setEnvironmentAccess(userId: string, environments: readonly string[]): Promise<Result<EndUser>>;
  setUserStatus(userId: string, status: UserStatus): Promise<Result<EndUser>>;
  deleteEndUser(userId: string): Promise<Result<null>>;

  /** "+ Create end-user group": at least one end user of the environment (D-16). */
  createGroup(form: { environment: string; name: string; memberIds: readonly string[] }): Promise<Result<EndUserGroup>>;
  /** Replaces the members by an administrator's choice; at least one (D-16). */
  setGroupMembers(groupId: string, memberIds: readonly string[]): Promise<Result<EndUserGroup>>;
  deleteGroup(groupId: string): Promise<Result<null>>;
  /** By name alone, as the IAM API does; the form of the workspace asks for a member (D-16). */
  createEmptyGroup(form: { environment: string; name: string }): Promise<Result<EndUserGroup>>;
  renameGroup(groupId: string, name: string): Promise<Result<EndUserGroup>>;
  /** All of them or, if one cannot be added or is a member already, none. */
  addGroupMembers(groupId: string, userIds: readonly string[]): Promise<Result<EndUserGroup>>;
  /** May take the last one out (D-16). */
  removeGroupMembers(groupId: string, userIds: readonly string[]): Promise<Result<EndUserGroup>>;
  /** Binds a product to groups and individuals; empty lists open it to everyone again (MCP: to nobody). */
  setFeatureAccess(access: FeatureAccess): Promise<Result<FeatureAccess>>;
  /** Takes the binding away, also one that is left with nobody. */
  openFeature(environment: string, product: AgenticProduct): Promise<Result<null>>;

  createApiClient(form: ApiClientForm): Promise<Result<NewToken>>;
  /** A new token; the former one stops working at once. */
  rotateApiClientToken(id: string): Promise<Result<NewToken>>;
  deleteApiClient(id: string): Promise<Result<null>>;
  /** Without an ID: a new role. */
  saveApiClientRole(id: string | undefined, form: ApiClientRoleForm): Promise<Result<ApiClientRole>>;
  /** Refused while a client has it. */
  deleteApiClientRole(id: string): Promise<Result<null>>;
}

/** What the workspace admin's pages work with. */
export type WorkspaceServices = WorkspaceReader & WorkspaceCommands;
