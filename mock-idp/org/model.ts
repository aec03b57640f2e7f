/**
 * The Okta domain in Okta's own names, as plain data. Nothing here knows HTTP, SAML bytes or a store engine.
 * Source: Okta management API v1 object shapes.
 */

import type { KeyTransportAlgorithm, PresetName } from '../saml/index.ts';

export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

/** A person of the directory (Directory > People). */
export interface User {
  /** `00u…`, 20 characters. */
  id: string;
  status: UserStatus;
  profile: {
    login: string;
    email: string;
    firstName: string;
    lastName: string;
    displayName?: string;
    [attribute: string]: string | string[] | undefined;
  };
  /** scrypt hash; absent until the person set a password. */
  passwordHash?: string;
  /** Fingerprint of the one link that still works (activation, recovery). */
  pendingToken?: string;
  /** The same for links that the person asked for (forgotten password, locked account). */
  recoveryToken?: string;
  /** Wrong passwords in a row. */
  failedAttempts?: number;
  /** Sessions opened before are dead: the account was deactivated or its password reset. */
  sessionsValidFrom?: string;
  created: string;
  lastUpdated: string;
  lastLogin?: string;
  activated?: string;
  statusChanged?: string;
  passwordChanged?: string;
  /** The answer is kept as a hash, like a password. */
  recoveryQuestion?: { question: string; answerHash: string };
}

/** A group of the directory (Directory > Groups). */
export interface Group {
  /** `00g…` */
  id: string;
  /** The one BUILT_IN group is Everyone: all people, and nobody can change it. */
  type: 'OKTA_GROUP' | 'BUILT_IN';
  profile: { name: string; description: string | null };
  created: string;
  lastUpdated: string;
  lastMembershipUpdated: string;
}

/** Puts people into groups for as long as a condition holds (Directory > Groups > Rules). */
export interface GroupRule {
  /** `0pr…` */
  id: string;
  /** INVALID: a group or an attribute it refers to is gone; it can only be deleted. */
  status: 'ACTIVE' | 'INACTIVE' | 'INVALID';
  name: string;
  /** Okta Expression Language, legacy; comes to true or false. */
  expression: string;
  /** "Then Assign to". */
  groupIds: string[];
  /** "Except The following users". */
  excludedUserIds: string[];
  created: string;
  lastUpdated: string;
}

export type NameIdFormatChoice = 'Unspecified' | 'EmailAddress' | 'x509SubjectName' | 'Persistent' | 'Transient';

export type GroupFilter = 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX';

export interface AttributeStatement {
  /** GROUP: the names of the person's groups that pass the filter; `values` is empty. */
  type: 'EXPRESSION' | 'GROUP';
  name: string;
  /** Name format URN. */
  namespace: string;
  /** One Okta expression each. */
  values: string[];
  filterType?: GroupFilter;
  filterValue?: string;
}

/** A claim of the Sign On tab's Attribute Statements; its expression is in the dialect of Identity Engine. */
export interface FederatedClaim {
  /** `ofc…` */
  id: string;
  name: string;
  expression: string;
  created: string;
  lastUpdated: string;
}

/** `settings.signOn` of a SAML_2_0 app, Okta's API keys verbatim. */
export interface SamlSettings {
  ssoAcsUrl: string;
  recipient: string;
  destination: string;
  audience: string;
  defaultRelayState: string;
  /** Literal template allowed: `http://www.okta.com/${org.externalKey}`. */
  idpIssuer: string;
  /** NameID format URN. */
  subjectNameIdFormat: string;
  subjectNameIdTemplate: string;
  responseSigned: boolean;
  assertionSigned: boolean;
  /** RSA_SHA1 is weak: offered because SPs are met that still take it, and must be shown not to. The algorithm chooses the key. */
  signatureAlgorithm:
    | 'RSA_SHA256'
    | 'RSA_SHA384'
    | 'RSA_SHA512'
    | 'RSA_SHA1'
    /** By a P-256 key. */
    | 'ECDSA_SHA256'
    /** By a P-384 key. */
    | 'ECDSA_SHA384';
  digestAlgorithm: 'SHA256' | 'SHA384' | 'SHA512' | 'SHA1';
  assertionEncryption: {
    enabled: boolean;
    encryptionAlgorithm?: 'AES128_CBC' | 'AES256_CBC' | 'AES128_GCM' | 'AES256_GCM';
    keyTransportAlgorithm?: KeyTransportAlgorithm;
    /** DER in base64; each is a recipient. */
    x5c?: string[];
  };
  /** "Signature Certificate": verifies AuthnRequests and LogoutRequests of the SP. */
  spCertificate?: { x5c: string[] };
  /** "Validate SAML requests with signature certificates". */
  samlSignedRequestEnabled: boolean;
  /** "Allow application to initiate Single Logout". */
  slo: { enabled: boolean; issuer?: string; logoutUrl?: string };
  /** "SLO participation": this IdP tells the app when the person signs out. */
  participateSlo: {
    enabled: boolean;
    logoutRequestUrl?: string;
    bindingType?: 'POST' | 'REDIRECT';
  };
  /** "Other Requestable SSO URLs" count at all. */
  allowMultipleAcsEndpoints: boolean;
  /** "Other Requestable SSO URLs": endpoints a request may name, by URL or by index. */
  acsEndpoints: { url: string; index: number }[];
  /** "Maximum app session lifetime", sent as SessionNotOnOrAfter; 0 or absent: not sent. */
  samlAssertionLifetimeSeconds?: number;
  honorForceAuthn: boolean;
  authnContextClassRef: string;
  attributeStatements: AttributeStatement[];
}

/** What an app can do that Okta has no setting for. */
export interface BeyondOkta {
  /** Whose habits the app has where Okta and SAML differ. */
  preset: PresetName;
  /** What becomes of an attribute that comes to nothing: it is left out, or has one value of no characters. */
  nullAttributes: 'omit' | 'empty';
  /** The Subject holds an EncryptedID in place of the NameID, for the Encryption Certificates of the app. */
  encryptedNameId: boolean;
  /** How the app's metadata is published; what is not said is as the preset has it. */
  metadata: MetadataPublication;
}

export interface MetadataPublication {
  /** `all`: next and retired keys stand beside the active one, which comes first. */
  keys?: 'active' | 'all';
  /** WantAuthnRequestsSigned says what the app really asks for; otherwise it says false, as Okta's always does. */
  truthful?: boolean;
  /** Signed with the app's active key. */
  signed?: boolean;
  /** Inside an EntitiesDescriptor, beside the other apps of the organisation. */
  aggregate?: boolean;
  /** validUntil, in seconds from the fetch; negative: it has passed. */
  validForSeconds?: number;
  /** cacheDuration, in seconds. */
  cacheSeconds?: number;
}

/** One attribute of the app-user profile (Profile Editor > {App} User). */
export interface AppUserAttribute {
  /** Variable name, as in `appuser.<variableName>`. */
  name: string;
  title: string;
  type: 'string' | 'string array';
  /** SELF = personal, NONE = may also come from a group. */
  scope: 'SELF' | 'NONE';
  /** Arrays from several groups. ENABLE: combine values across groups. Otherwise the group of highest priority wins. */
  union?: 'ENABLE' | 'DISABLE';
  description?: string;
  required?: boolean;
  /** The only values a string, or each item of an array, may have. */
  enum?: string[];
  /** What some of them are called where a person chooses: Okta's "Attribute members" with a display name. */
  oneOf?: { const: string; title: string }[];
  minLength?: number;
  maxLength?: number;
}

/** A signing key of an app: the active one, one that waits, or one that was active before. */
export interface AppKey {
  kid: string;
  created: string;
}

/** A certificate signing request of an app: its key signs nothing until a certificate was published. */
export interface AppCsr {
  /** SHA-256 of the public key, 43 characters of base64url. */
  id: string;
  appId: string;
  created: string;
  /** PKCS #10 as DER in base64. */
  csr: string;
}

/** What Okta keeps of an app for its own pages; it has no part in SAML. */
export interface AppExtras {
  accessibility: { selfService: boolean; errorRedirectUrl: string | null; loginRedirectUrl: string | null };
  visibility: { autoLaunch: boolean; autoSubmitToolbar: boolean; hideIos: boolean };
  notes: { admin: string | null; enduser: string | null };
  userNameTemplate: { type: 'NONE' | 'BUILT_IN' | 'CUSTOM'; suffix?: string; pushStatus?: string };
}

/** A SAML 2.0 app integration. */
export interface App {
  /** `0oa…`: the instance id (API, console). */
  id: string;
  /** `exk…`: the external key (SAML URLs, issuer). Differs from `id`. */
  externalKey: string;
  /** `aln…`: the app link (IdP-initiated). */
  linkId: string;
  /** System-assigned: `{org}_{label slug}_{n}`. */
  name: string;
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  signOnMode: 'SAML_2_0';
  settings: { signOn: SamlSettings; beyondOkta: BeyondOkta };
  /** "App type" of the wizard's Feedback page. */
  internalApp: boolean;
  /** Name of the vendor whose messages the app's look like; absent: Okta. */
  vendor?: string;
  /** Key id of the active signing key. */
  signingKeyId: string;
  /** Every key the app has, the active one among them, oldest first. */
  keys: AppKey[];
  federatedClaims: FederatedClaim[];
  /** Absent for an app that was not made through the API. */
  extras?: AppExtras;
  appUserAttributes: AppUserAttribute[];
  userNameTemplate: string;
  hidden: boolean;
  created: string;
  lastUpdated: string;
}

/** An assignment of a person to an app; its profile is what `appuser.*` reads. */
export interface AppUser {
  appId: string;
  userId: string;
  /** USER: assigned individually. GROUP: through a group. */
  scope: 'USER' | 'GROUP';
  /** With scope GROUP: the assigned group of highest priority. */
  groupId?: string;
  credentials: { userName: string };
  profile: Record<string, string | string[]>;
  created: string;
  lastUpdated: string;
}

/** An assignment of a group to an app. */
export interface AppGroup {
  appId: string;
  groupId: string;
  /** The lower the number, the more its values count. */
  priority: number;
  profile: Record<string, string | string[]>;
  created: string;
  lastUpdated: string;
}

export interface Organisation {
  /** `00o…` */
  id: string;
  name: string;
  subdomain: string;
}

/** One line of Reports > System Log, Okta's event types verbatim. */
export interface LogEvent {
  uuid: string;
  published: string;
  eventType: string;
  displayMessage: string;
  outcome: { result: 'SUCCESS' | 'FAILURE'; reason?: string };
  actor: { id: string; alternateId: string; displayName: string };
  target: { id: string; type: string; alternateId: string; displayName: string }[];
}
