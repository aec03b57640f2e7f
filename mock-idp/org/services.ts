/** The organisation as the SAML face, the console, the control API and the seed use it. Asynchronous, because the store is. */
import type { CsrSubject, SigningKey } from '../saml/index.ts';
import type { Logos } from './apps/logos.ts';
import type { NewKey } from './dependencies.ts';
import type {
  App,
  AppCsr,
  AppExtras,
  AppGroup,
  AppKey,
  AppUser,
  AppUserAttribute,
  AttributeStatement,
  BeyondOkta,
  FederatedClaim,
  Group,
  GroupRule,
  LogEvent,
  Organisation,
  SamlSettings,
  User,
} from './model.ts';

/** The profile of a person as given; absent attributes stay as they are. */
export type ProfileInput = Record<string, string | string[] | undefined>;

export interface NewPerson {
  login: string;
  /** Defaults to `login`. */
  email?: string;
  firstName: string;
  lastName: string;
  /** Default: first and last name. Null: none, as Okta's API leaves it. */
  displayName?: string | null;
  attributes?: ProfileInput;
  /** "I will set password". */
  password?: string;
  /** "Activate now": without a password this sends the activation mail. Default true. */
  activate?: boolean;
  /** "User must change password on first login" (needs `password` and `activate`). */
  mustChangePassword?: boolean;
  /** Whoever answers it may set a new password. */
  recoveryQuestion?: { question: string; answer: string };
}

/** A person as a seed says: status and all, whatever the life cycle would have to say. */
export interface ImposedPerson {
  login: string;
  email?: string;
  firstName?: string;
  lastName?: string;
  displayName?: string;
  attributes?: ProfileInput;
  passwordHash?: string;
  /** Default for a new person: ACTIVE. */
  status?: User['status'];
}

/** Answer to user name and password. `reason` is for the log; `message` is Okta's text for the person. */
export type Authentication =
  | { ok: true; user: User }
  | {
      ok: false;
      reason: 'unknown' | 'wrong_password' | 'locked_out' | 'not_active' | 'password_expired';
      message: string;
      user?: User;
    };

/** Whether the step tells the person by mail. Default: it does. */
export interface MailOptions {
  sendEmail?: boolean;
}

export interface Directory {
  create(input: NewPerson): Promise<User>;
  /** What `create` would refuse, by field; nothing is stored. Whether the login is free is not asked. */
  validate(input: NewPerson): OrgProblem[];
  /** Upsert by login, without mails except the one a PROVISIONED person waits for. */
  impose(input: ImposedPerson): Promise<User>;
  /** By id; throws `not_found`. */
  get(id: string): Promise<User>;
  /** By login, ignoring case. */
  find(login: string): Promise<User | undefined>;
  /** In order of creation; `search` is a prefix of login, e-mail, first or last name. */
  list(query?: { search?: string; limit?: number }): Promise<User[]>;
  /** Partial: what is not named stays. */
  updateProfile(id: string, patch: ProfileInput): Promise<User>;
  /** STAGED or DEPROVISIONED → PROVISIONED (mail sent unless said otherwise), or ACTIVE where a password exists. */
  activate(id: string, options?: MailOptions): Promise<User>;
  /** PROVISIONED: sends a new activation mail; older links die. */
  resendActivation(id: string): Promise<void>;
  suspend(id: string): Promise<User>;
  unsuspend(id: string): Promise<User>;
  unlock(id: string): Promise<User>;
  expirePassword(id: string): Promise<User>;
  /** RECOVERY, with a mail that leads to a new password. */
  resetPassword(id: string, options?: MailOptions): Promise<User>;
  /** PROVISIONED, RECOVERY: a one-time token for whoever delivers the link without our mail; older links die. */
  credentialToken(id: string): Promise<string>;
  /** By the person, who must know the old one. */
  changePassword(id: string, change: { oldPassword: string; newPassword: string }): Promise<User>;
  /** The password must be right. */
  changeRecoveryQuestion(id: string, change: { password: string; question: string; answer: string }): Promise<User>;
  /** By the person, who forgot the old one and answers the recovery question. */
  recoverPassword(id: string, recovery: { answer: string; newPassword: string }): Promise<User>;
  /** Signs the person out everywhere. */
  endSessions(id: string): Promise<void>;
  /** Assignments go, the password is forgotten. */
  deactivate(id: string): Promise<User>;
  /** Only from DEPROVISIONED. */
  remove(id: string): Promise<void>;
  /** By an administrator, or by seed. Makes PROVISIONED, PASSWORD_EXPIRED, RECOVERY into ACTIVE. */
  setPassword(id: string, password: string): Promise<User>;
  /** Counts failures: ten in a row lock the account. */
  authenticate(login: string, password: string): Promise<Authentication>;
  /** The person whom an activation or recovery link belongs to; does not use it up. */
  personOfToken(token: string): Promise<User | undefined>;
  /** Uses the link up, sets the password, makes the person ACTIVE. */
  redeemToken(token: string, password: string): Promise<User>;
  /** PASSWORD_EXPIRED: a one-time token that leads to a new password, for somebody who just proved the old one. */
  startPasswordChange(id: string): Promise<string>;
  /** Throws `password_complexity` with every requirement that is not met. */
  refuseWeakPassword(password: string, login: string): void;
  /** What a new password must satisfy, in Okta's words; empty when it does. */
  passwordProblems(password: string, login: string): string[];
  readonly passwordRequirements: readonly string[];
}

/**
 * What people can do about their account themselves. Whoever asks learns nothing: an unknown name and a known one are
 * answered alike, and the rest is in the mail. `target`: where to go on afterwards, a path of the SAML face.
 */
export interface Recovery {
  /** "Forgot password?": the old password works until the link was used. Nobody without a password gets a link. */
  forgotPassword(identifier: string, target?: string): Promise<void>;
  /** "Unlock account?" */
  unlockAccount(identifier: string, target?: string): Promise<void>;
  /** The person whom a link belongs to; does not use it up. */
  personOf(kind: 'recovery' | 'unlock', token: string): Promise<User | undefined>;
  /** Uses the link up, sets the password, ends every session. */
  resetPassword(token: string, password: string): Promise<User>;
  /** Uses the link up; the password stays. */
  unlock(token: string): Promise<User>;
}

export interface NewApp {
  label: string;
  signOn: Partial<SamlSettings> & Pick<SamlSettings, 'ssoAcsUrl' | 'audience'>;
  beyondOkta?: Partial<BeyondOkta>;
  /** "This is an internal app that we have created". Default true. */
  internalApp?: boolean;
  /** "Do not display application icon to users". */
  hidden?: boolean;
  /** Default `${source.login}` (Okta username). */
  userNameTemplate?: string;
  /** Default true. */
  active?: boolean;
  extras?: AppExtras;
}

export interface AppPatch {
  label?: string;
  extras?: AppExtras;
  /** Makes one of the app's keys the active one. */
  signingKeyId?: string;
  /** What is not named stays. */
  signOn?: Partial<SamlSettings>;
  /** In place of all settings of this kind; what Okta has no setting for stays. */
  settings?: { signOn: SamlSettings };
  beyondOkta?: Partial<BeyondOkta>;
  internalApp?: boolean;
  hidden?: boolean;
  userNameTemplate?: string;
  /** `okta`: its own look again. */
  vendor?: string;
}

/** Addresses and trust of one app, as the Sign On tab shows them. */
export interface AppAddresses {
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  /** Where LogoutRequests of the app arrive. */
  sloUrl: string;
  /** Where its LogoutResponses arrive. */
  sloCallbackUrl: string;
  idpInitiatedUrl: string;
}

export interface Applications {
  create(input: NewApp): Promise<App>;
  /** By `0oa…` id; throws `not_found`. */
  get(id: string): Promise<App>;
  findByExternalKey(externalKey: string): Promise<App | undefined>;
  findByLabel(label: string): Promise<App | undefined>;
  list(): Promise<App[]>;
  update(id: string, patch: AppPatch): Promise<App>;
  activate(id: string): Promise<App>;
  deactivate(id: string): Promise<App>;
  /** Only while INACTIVE. */
  remove(id: string): Promise<void>;
  /** Profile Editor: add, replace and remove attributes of the app-user profile. */
  addAttribute(id: string, attribute: AppUserAttribute): Promise<App>;
  removeAttribute(id: string, name: string): Promise<App>;
  /** `base`: where the SAML face is reached this time; its usual URL when not said. */
  addresses(app: App, base?: string): AppAddresses;
  /** The active signing key. Its private half must not leave the process. */
  signingKey(app: App): Promise<SigningKey>;
  /** One of the app's keys; throws `not_found`. */
  key(app: App, kid: string): SigningKey;
  /** A next key, not yet active; of the kind that the app signs with, unless said otherwise. */
  generateKey(id: string, wish: NewKey & { years: number }): Promise<AppKey>;
  /** Gives another app the same key. */
  cloneKey(id: string, kid: string, targetId: string): Promise<AppKey>;
  csrs: AppCsrs;
  claims: Claims;
  /** What the wizard would refuse, as problems by field; nothing is stored. */
  validate(input: NewApp): OrgProblem[];
}

/** Certificate signing requests of an app; every step throws `not_found`. */
export interface AppCsrs {
  /** Makes a key and the request for its certificate. */
  generate(appId: string, wish: { subject?: CsrSubject; dnsNames?: readonly string[] }): Promise<AppCsr>;
  list(appId: string): Promise<AppCsr[]>;
  get(appId: string, id: string): Promise<AppCsr>;
  /** The certificate as PEM, DER, or DER in base64. Its key becomes a next key of the app, and the request is gone. */
  publish(appId: string, id: string, certificate: Buffer): Promise<AppKey>;
  /** Forgets the key, too. */
  revoke(appId: string, id: string): Promise<void>;
}

export interface ClaimInput {
  name: string;
  expression: string;
}

/** The claims of the Sign On tab, of one app each; every step throws `not_found`. */
export interface Claims {
  get(appId: string, id: string): Promise<FederatedClaim>;
  add(appId: string, claim: ClaimInput): Promise<FederatedClaim>;
  replace(appId: string, id: string, claim: ClaimInput): Promise<FederatedClaim>;
  remove(appId: string, id: string): Promise<void>;
}

export interface AssignmentInput {
  /** "User Name"; defaults from the app's userNameTemplate. */
  userName?: string;
  profile?: Record<string, string | string[]>;
}

export interface GroupInput {
  name: string;
  description?: string | null;
}

/** Groups and who is in them. Everyone is always there and holds everybody. */
export interface Groups {
  everyone(): Promise<Group>;
  create(input: GroupInput): Promise<Group>;
  /** By id; throws `not_found`. */
  get(id: string): Promise<Group>;
  findByName(name: string): Promise<Group | undefined>;
  /** Everyone first, then in order of creation. */
  list(): Promise<Group[]>;
  update(id: string, input: GroupInput): Promise<Group>;
  /** Its assignments to apps end, too. */
  remove(id: string): Promise<void>;
  addMember(id: string, userId: string): Promise<void>;
  removeMember(id: string, userId: string): Promise<void>;
  members(id: string): Promise<User[]>;
  /** Everyone among them. */
  ofUser(userId: string): Promise<Group[]>;
}

export interface GroupRuleInput {
  name: string;
  /** Okta Expression Language, legacy: about user attributes and groups, true or false. */
  expression: string;
  groupIds: string[];
  excludedUserIds?: string[];
}

/**
 * Group rules. An active rule runs on everybody when it is activated, and on a person whenever the person changes, except
 * while the person is STAGED, PROVISIONED, SUSPENDED or DEPROVISIONED.
 */
export interface GroupRules {
  /** By id; throws `not_found`. */
  get(id: string): Promise<GroupRule>;
  findByName(name: string): Promise<GroupRule | undefined>;
  list(): Promise<GroupRule[]>;
  /** INACTIVE at first. */
  create(input: GroupRuleInput): Promise<GroupRule>;
  /** What `create` would refuse; whether the name is free is not asked. */
  validate(input: GroupRuleInput): Promise<OrgProblem[]>;
  /** Only while INACTIVE, and never the groups it assigns to. */
  replace(id: string, input: GroupRuleInput): Promise<GroupRule>;
  activate(id: string): Promise<GroupRule>;
  /** Whom it put into groups stays there. */
  deactivate(id: string): Promise<GroupRule>;
  /** Not while ACTIVE. `removeUsers`: whom it put into groups leaves them. */
  remove(id: string, options?: { removeUsers?: boolean }): Promise<void>;
  /** Whom rules hold in a group: the rules' ids by the person's. */
  holding(groupId: string): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface AppGroupInput {
  /** Default: after all others. */
  priority?: number;
  profile?: Record<string, string | string[]>;
}

/** Groups assigned to apps. */
export interface AppGroups {
  /** Assigns, or changes what is assigned already. */
  assign(appId: string, groupId: string, input?: AppGroupInput): Promise<AppGroup>;
  /** Throws `not_found`. */
  get(appId: string, groupId: string): Promise<AppGroup>;
  /** Highest priority first. */
  ofApp(appId: string): Promise<AppGroup[]>;
  ofGroup(groupId: string): Promise<AppGroup[]>;
  unassign(appId: string, groupId: string): Promise<void>;
}

/** Custom attributes of the user profile. */
export interface UserSchema {
  list(): Promise<AppUserAttribute[]>;
  put(attribute: AppUserAttribute): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface Assignments {
  assign(appId: string, userId: string, input?: AssignmentInput): Promise<AppUser>;
  find(appId: string, userId: string): Promise<AppUser | undefined>;
  /** Somebody assigned through a group is assigned individually from then on. */
  update(appId: string, userId: string, input: AssignmentInput): Promise<AppUser>;
  /** Only of an individual assignment; what a group gives remains. */
  unassign(appId: string, userId: string): Promise<void>;
  ofApp(appId: string): Promise<AppUser[]>;
  ofUser(userId: string): Promise<AppUser[]>;
}

/** A mail that was never sent: it waits in the outbox. */
export interface Mail {
  to: string;
  subject: string;
  template:
    | 'UserActivation'
    | 'ForgotPassword'
    | 'ForgotPasswordDenied'
    | 'SelfServiceUnlock'
    | 'SelfServiceUnlockOnUnlockedAccount';
  firstName: string;
  /** The link a person would follow. */
  link: string;
  at: string;
}

export interface Outbox {
  list(): Promise<Mail[]>;
}

export interface SystemLog {
  /** Newest first. */
  list(query?: { limit?: number; eventType?: string }): Promise<LogEvent[]>;
  write(event: Omit<LogEvent, 'uuid' | 'published'>): Promise<void>;
}

export interface Session {
  id: string;
  userId: string;
  /** `end-user`: the SAML face. `console`: the admin face. One cannot serve for the other. */
  kind: 'end-user' | 'console';
  createdAt: string;
  /** When the person last proved who they are. */
  authnInstant: string;
  expiresAt: string;
}

export interface Sessions {
  open(userId: string, kind: Session['kind']): Promise<Session>;
  /** Undefined when unknown, of another kind, expired, or its person may not sign in any more. */
  find(id: string, kind: Session['kind']): Promise<{ session: Session; user: User } | undefined>;
  close(id: string): Promise<void>;
  /** As long again from now; undefined where there is no such session. */
  refresh(id: string, kind: Session['kind']): Promise<{ session: Session; user: User } | undefined>;
}

/** What primary authentication is answered with: good for one session, by whoever has it. */
export interface SessionTokens {
  issue(userId: string): Promise<{ token: string; expiresAt: string }>;
  /** Whose it is; from then on it is nobody's. Undefined when unknown, used or older than five minutes. */
  take(token: string): Promise<string | undefined>;
}

export interface Administrators {
  grant(userId: string): Promise<void>;
  includes(userId: string): Promise<boolean>;
  /** Ids, oldest first. */
  list(): Promise<string[]>;
}

export interface OrganisationService {
  get(): Promise<Organisation>;
  update(patch: { name?: string; subdomain?: string }): Promise<Organisation>;
}

/** The whole organisation. */
export interface OrgServices {
  organisation: OrganisationService;
  directory: Directory;
  recovery: Recovery;
  applications: Applications;
  assignments: Assignments;
  groups: Groups;
  groupRules: GroupRules;
  appGroups: AppGroups;
  userSchema: UserSchema;
  outbox: Outbox;
  systemLog: SystemLog;
  logos: Logos;
  sessions: Sessions;
  sessionTokens: SessionTokens;
  administrators: Administrators;
}

/** One thing that is wrong with what was given, and what would be right. */
export interface OrgProblem {
  /** JSON-Pointer-like, e.g. `/signOn/ssoAcsUrl`. */
  path: string;
  /** Okta's words where Okta has words. */
  message: string;
  remedy: string;
}

export type { AttributeStatement };
