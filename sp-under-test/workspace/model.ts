/** Plain data of a Workato workspace: what is stored, and what pages and the control face may see. */
import type { IamEndpoint } from './iam-endpoints.ts';

/** How users of an environment's link come into being (D-01): `not_set_up` behaves as `manual` (D-04). */
export type Provisioning = 'not_set_up' | 'manual' | 'jit';

export const products = ['workato-go', 'genie', 'mcp-server', 'orchestrate'] as const;
export type ProductKey = (typeof products)[number];

/** Products an end user can be let into; Orchestrate never is one of them (IPA-03). */
export const agenticProducts = ['workato-go', 'genie', 'mcp-server'] as const;
export type AgenticProduct = (typeof agenticProducts)[number];

export const productNames: Readonly<Record<ProductKey, string>> = {
  'workato-go': 'Workato GO',
  genie: 'Genie',
  'mcp-server': 'MCP server',
  orchestrate: 'Workato Orchestrate',
};

export const defaultGroupAttribute = 'workato_end_user_groups';
export const everyone = 'Everyone';

export interface Environment {
  /** `DEV`, `TEST`, `PROD`, or `DEFAULT` where Environments is not provisioned. */
  key: string;
  name: string;
}

/** Who is required to use SAML. `domains` is empty for `all`. */
export interface Enforcement {
  scope: 'all' | 'selected';
  domains: readonly string[];
}

/** What this SP believes about an IdP. */
export interface IdpTrustData {
  entityId: string;
  ssoUrl: string;
  /** PEM; all are tried (key rollover). */
  certificates: readonly string[];
  /** Where it takes logout messages; absent: it is not told when somebody signs out. */
  slo?: { binding: 'HTTP-Redirect' | 'HTTP-POST'; url: string; responseUrl?: string };
  /** It asks for signed AuthnRequests; they are signed then, whatever the provider's own setting. */
  wantsSignedRequests?: true;
  /** Where it came from, if it was fetched. */
  metadataUrl?: string;
  /** PEM of the key its metadata must be signed with; absent: no signature is asked for. */
  metadataSignedBy?: string;
  savedAt: string;
}

/** Which signatures this SP makes towards an IdP and asks of it. */
export interface ProviderSignatures {
  /** AuthnRequests carry a signature. */
  signRequests: boolean;
  /** What must be signed in a Response: either part is enough, or the named one, or both. */
  required: 'either' | 'assertion' | 'response' | 'both';
}

export const defaultSignatures: ProviderSignatures = { signRequests: false, required: 'either' };

/** Workspace-level trust (D-05). The ID, and with it the ACS URL, never changes (D-32). */
export interface IdentityProvider {
  id: string;
  name: string;
  idp: IdpTrustData;
  groupAttribute: string;
  signatures: ProviderSignatures;
  createdAt: string;
}

/** Which of the workspace's providers an environment uses, and whether SAML is on there. */
export interface EnvironmentAuthentication {
  environment: string;
  samlEnabled: boolean;
  selectedProviderId?: string;
}

/** An environment's settings for one provider (D-05). */
export interface ProviderLink {
  environment: string;
  providerId: string;
  enforcement: Enforcement;
  provisioning: Provisioning;
  groupSync: boolean;
}

/** What the two pages on metadata ask for. */
export type MetadataAnswer =
  | { kind: 'url'; metadataUrl: string }
  | { kind: 'manual'; ssoUrl: string; issuer: string; certificate: string };

/** A resumable wizard (D-02, D-03). `providerId` is minted when page 2 opens and becomes the provider's ID. */
export interface WizardDraft {
  id: string;
  environment: string;
  page: 1 | 2 | 3;
  name: string;
  enforcement: Enforcement;
  /** Absent: the toggle was not offered or not touched. */
  jit: boolean;
  groupSync: boolean;
  providerId?: string;
  /** What was typed last on the metadata page, valid or not. */
  answer?: MetadataAnswer;
  updatedAt: string;
}

export interface SpValues {
  /** "Specify Single sign-on URL" */
  acsUrl: string;
  /** "Service provider (SP) entity ID" */
  entityId: string;
}

export type UserStatus = 'active' | 'deactivated';
export type UserSource = { kind: 'admin' } | { kind: 'jit'; providerId: string; providerName: string };

/** An end user without secrets. */
export interface EndUser {
  id: string;
  email: string;
  name: string;
  status: UserStatus;
  source: UserSource;
  createdAt: string;
  environments: readonly string[];
  /** "SAML-based SSO (required)": created by JIT, has no password (D-19). */
  ssoRequired: boolean;
  hasPassword: boolean;
}

export type MembershipOrigin = 'everyone' | 'admin' | 'sync';

export interface GroupMembership {
  groupId: string;
  environment: string;
  name: string;
  origin: MembershipOrigin;
}

export interface EndUserGroup {
  id: string;
  environment: string;
  name: string;
  /** True for Everyone: membership follows environment access and is never edited. */
  builtIn: boolean;
}

export interface GroupMember {
  userId: string;
  email: string;
  name: string;
  origin: MembershipOrigin;
}

/**
 * A product of an environment bound to groups and individuals; bound to none that are left, it is open to nobody. Products
 * without such an entry are open to everyone there, MCP is not.
 */
export interface FeatureAccess {
  environment: string;
  product: AgenticProduct;
  groupIds: readonly string[];
  /** Individuals; never for an MCP server, which takes user groups only. */
  userIds: readonly string[];
}

export interface ProductAccess {
  product: AgenticProduct;
  name: string;
  allowed: boolean;
  /** For the person: why, in one sentence, either way. */
  why: string;
}

/** What group syncing did at one sign-in. */
export interface SyncRecord {
  outcome: 'applied' | 'skipped';
  /** Why it was skipped: `not_enabled` | `other_product` | `no_values`. */
  skipped?: 'not_enabled' | 'other_product' | 'no_values';
  attribute: string;
  before: readonly string[];
  asserted: readonly string[];
  after: readonly string[];
  /** Asserted names that are no group of the environment (D-15). */
  unmatched: readonly string[];
}

/** One attempt to sign in, successful or not. */
export interface ActivityEntry {
  /** The reference shown to the person. */
  reference: string;
  at: string;
  /** `platform`: not a sign-in, but an activity in Slack or Microsoft Teams that was refused (D-22). */
  method: 'saml' | 'password' | 'platform';
  outcome: 'signed-in' | 'refused';
  environment?: string;
  product?: string;
  providerId?: string;
  providerName?: string;
  email?: string;
  /** Reason code of a refusal. */
  reason?: string;
  /** For the administrator; may hold values from the message, never credentials. */
  detail?: string;
  /** Every objection of the SAML checks, the reported one first. */
  findings?: readonly { reason: string; clause: string; detail: string }[];
  created?: boolean;
  grantedEnvironments?: readonly string[];
  sync?: SyncRecord;
}

/** Which IAM endpoints its clients may call. */
export interface ApiClientRole {
  id: string;
  name: string;
  endpoints: readonly IamEndpoint[];
}

/** A program that calls the IAM API, in one environment. */
export interface ApiClient {
  id: string;
  name: string;
  /** Its "current environment": groups it sees and people it adds are of this one. */
  environment: string;
  roleId: string;
  createdAt: string;
  tokenIssuedAt: string;
}

/** The only time a token is there to be read. */
export interface NewToken {
  client: ApiClient;
  token: string;
}

/** A problem with one field of a form (`field` is the input's name; '' for the form as a whole). */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; errors: readonly [FieldError, ...FieldError[]] };
