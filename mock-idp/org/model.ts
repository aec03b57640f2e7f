/**
 * The Okta domain in Okta's own names, as plain data. Nothing here knows HTTP, SAML bytes or a store engine.
 * Source: Okta management API v1 object shapes.
 */

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
  /** Wrong passwords in a row. */
  failedAttempts?: number;
  /** Sessions opened before are dead: the account was deactivated or its password reset. */
  sessionsValidFrom?: string;
  created: string;
  lastUpdated: string;
  lastLogin?: string;
}

export type NameIdFormatChoice = 'Unspecified' | 'EmailAddress' | 'x509SubjectName' | 'Persistent' | 'Transient';

export interface AttributeStatement {
  type: 'EXPRESSION';
  name: string;
  /** Name format URN. */
  namespace: string;
  /** One Okta expression each. */
  values: string[];
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
  signatureAlgorithm: 'RSA_SHA256';
  digestAlgorithm: 'SHA256';
  honorForceAuthn: boolean;
  authnContextClassRef: string;
  attributeStatements: AttributeStatement[];
}

/** One attribute of the app-user profile (Profile Editor > {App} User). */
export interface AppUserAttribute {
  /** Variable name, as in `appuser.<variableName>`. */
  name: string;
  title: string;
  type: 'string' | 'string array';
  /** SELF = personal, NONE = may also come from a group. */
  scope: 'SELF' | 'NONE';
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
  settings: { signOn: SamlSettings };
  /** "App type" of the wizard's Feedback page. */
  internalApp: boolean;
  /** Key id of the active signing key. */
  signingKeyId: string;
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
  scope: 'USER';
  credentials: { userName: string };
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
