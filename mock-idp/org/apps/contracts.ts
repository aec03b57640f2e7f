/** Apps, who has them, and what they are told. Asynchronous, because the store is. */
import type { CsrSubject, SigningKey } from '../../saml/index.ts';
import type { NewKey } from '../dependencies.ts';
import type {
  App,
  AppCsr,
  AppExtras,
  AppGroup,
  AppKey,
  AppUser,
  AppUserAttribute,
  BeyondOkta,
  FederatedClaim,
  SamlSettings,
} from '../model.ts';
import type { OrgProblem } from '../problem.ts';

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

export interface Assignments {
  assign(appId: string, userId: string, input?: AssignmentInput): Promise<AppUser>;
  find(appId: string, userId: string): Promise<AppUser | undefined>;
  /** Somebody assigned through a group is assigned individually from then on. */
  update(appId: string, userId: string, input: AssignmentInput): Promise<AppUser>;
  /** What groups give, whatever an individual assignment puts in its place. */
  throughGroup(appId: string, userId: string): Promise<AppUser | undefined>;
  /** Throws `group_assigned` while a group gives the app, to whoever is assigned individually, too: Okta answers so. */
  unassign(appId: string, userId: string): Promise<void>;
  /** "Convert assignments": what the group gives counts again. Throws `not_found` unless both assign the person. */
  convert(appId: string, userId: string): Promise<AppUser>;
  ofApp(appId: string): Promise<AppUser[]>;
  ofUser(userId: string): Promise<AppUser[]>;
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
