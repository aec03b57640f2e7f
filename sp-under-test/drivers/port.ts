import type { Behaviour } from './adapter/index.ts';
import type { Reach } from './reach/index.ts';
import type { SeenIdentity, UserAgent } from './user-agent.ts';

/**
 * What a driver needs (a user agent) and what a driver gives (an SP under test). Drivers know no judge:
 * the judge implements `UserAgent` twice (HTTP, Chromium) and hands it in.
 */

/** A person who can sign in at this SP. */
export interface DriverPerson {
  /** Name used in scenarios, e.g. `Alice`. */
  alias: string;
  nameId: string;
  displayName: string;
  /** What `whoami` shows as subject for this person; defaults to the NameID. */
  seenAs?: string;
  /** What the IdP says of this person beside the NameID. */
  attributes?: Readonly<Record<string, string>>;
}

/** What the SP needs to trust the IdP. */
export interface IdpTrust {
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  metadataFile: string;
  /** PEM. */
  certificate: string;
  /** Where the IdP takes LogoutRequests, and the answers to its own. */
  logout?: { url: string; responseUrl: string };
}

/** One SingleLogoutService of an SP. */
export interface LogoutService {
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  url: string;
  /** Where it takes answers, if not at `url`. */
  responseUrl?: string;
}

/** How an SP takes part in single logout. */
export interface SpLogout {
  services: LogoutService[];
  /** DER in base64: what its logout messages are signed with. */
  signingCertificates: string[];
}

/** What came of making an SP read the IdP's metadata again. */
export interface RefreshedMetadata {
  /** One sentence for the report. */
  said: string;
  /** Reason code, where the SP says why it did not take it. */
  reason?: string;
}

/** Another IdP that the SP trusts beside the first, where it can trust several. */
export interface SecondIdp {
  facts(): Promise<SpFacts>;
  /** Makes the SP trust it. */
  setUp(trust: IdpTrust): Promise<void>;
  /** Starts an SP-initiated sign-in with it. */
  start(agent: UserAgent): Promise<void>;
}

/** An AssertionConsumerService of an SP, as Okta's API writes it. */
export interface AcsEndpoint {
  url: string;
  index: number;
}

/** An ACS of the same SP beside the one that `start` leads to. */
export interface OtherAcs extends AcsEndpoint {
  /** Starts a sign-in that ends there, where the driver knows how. */
  start?(agent: UserAgent): Promise<void>;
}

/** Another tenant of the SP: it trusts an IdP of its own, and its people have no account elsewhere. */
export interface OtherTenant {
  people: readonly DriverPerson[];
  facts(): Promise<SpFacts>;
  /** Makes this tenant, and no other, trust the IdP. */
  setUp(trust: IdpTrust): Promise<void>;
  /** Starts an SP-initiated sign-in of this tenant. */
  start(agent: UserAgent): Promise<void>;
  /** Who is signed in in this tenant. Must not sign in again. */
  whoami(agent: UserAgent): Promise<SeenIdentity | undefined>;
}

/** A rule of a profile that an SP does not follow, on purpose. */
export interface DeclaredDeviation {
  /** Id of the requirement, as in features/requirements. */
  requirement: string;
  /** The decision that it rests on, e.g. `D-27`. */
  decision: string;
  /** One sentence: what the SP does instead, and why. */
  because: string;
}

/** What the IdP needs to know of the SP. */
export interface SpFacts {
  entityId: string;
  acsUrl: string;
  nameIdFormat: string;
  /** With what the IdP sends people on whom the SP did not ask for: Okta's Default RelayState. */
  defaultRelayState?: string;
  /** Other ACS of the same SP. */
  acsEndpoints?: readonly AcsEndpoint[];
  metadataUrl?: string;
  /** Absolute path, where the metadata is a file. */
  metadataFile?: string;
  /** Absent where there is no certificate to encrypt for. */
  encryption?: SpEncryption;
  /** Absent where the SP takes no logout messages. */
  logout?: SpLogout;
}

/** For whom Assertions can be encrypted. */
export interface SpEncryption {
  /** DER in base64, the current one first. */
  certificates: string[];
  /** The SP says that these are for encryption, so that it is held to it. */
  declared: boolean;
}

/** What an SP says it can do; cases that need more are not applicable to it. */
export type DeclaredFeature =
  | 'idp-initiated'
  | 'assertion-signed-only'
  | 'response-signed-only'
  | 'encryption'
  | 'encryption-required'
  | 'logout'
  /** It answers to its own requests only. */
  | 'solicited-only'
  /** It makes an account for whoever signs in for the first time, and shows the NameID as sent. */
  | 'newcomers'
  /** It demands a class of authentication. */
  | 'authn-context-required';

/** A case, or one variant of it, that is known to end otherwise than required. */
export interface KnownVerdict {
  case: string;
  verdict: 'fail' | 'warning' | 'incomplete';
  because: string;
}

export interface SutDriver {
  /** Short name of the SP, for the report. */
  readonly name: string;
  /** Which evidence and switches this SP offers beyond the black box. */
  readonly exposes: { reasons: boolean };
  readonly declares: {
    supports: readonly DeclaredFeature[];
    /** Null where nobody said how much. */
    toleranceSeconds: number | null;
    /** Most sign-ins in a minute. */
    maxRate?: number;
    /** Who gave leave for an SP that is not on this machine. */
    consent?: { by: string; origins: readonly string[] };
  };
  readonly people: readonly DriverPerson[];
  /** How requests get to this SP; `fetch` where it is absent. */
  readonly reach?: Reach;
  /** The browser that its sign-in needs: `chromium` where it needs script. Default: `http`. */
  readonly agent?: 'http' | 'chromium';
  /** What the SP wants from the IdP app; may need the SP to run. */
  facts(): Promise<SpFacts>;
  /** Runs the set-up hook and waits until the SP answers. Throws `DriverError` with a remedy. */
  setUp(trust: IdpTrust): Promise<void>;
  /** Starts an SP-initiated sign-in: the agent arrives where the SP sends it. Absent where the SP takes unsolicited Responses only. */
  start?(agent: UserAgent): Promise<void>;
  /** Signs the person out at the SP, where the driver knows how: the agent arrives where the SP sends it. */
  signOut?(agent: UserAgent): Promise<void>;
  /** Who is signed in in this agent, or undefined. Must not sign in again. */
  whoami(agent: UserAgent): Promise<SeenIdentity | undefined>;
  /** Reason code of the last refusal seen in this agent, where the SP exposes one. */
  reason?(agent: UserAgent): Promise<string | undefined>;
  /** Makes the SP read the IdP's metadata again, where that can be had. */
  refresh?(): Promise<RefreshedMetadata>;
  /** From the next refresh on, the IdP's metadata must be signed with this certificate's key (PEM); undefined: it need not. */
  requireSignedMetadata?(certificate: string | undefined): Promise<void>;
  readonly secondIdp?: SecondIdp;
  /** ACS of the same SP beside that of its facts, where a sign-in can be led to them. */
  readonly otherAcs?: readonly OtherAcs[];
  readonly tenant?: OtherTenant;
  /** What the SP does otherwise than a profile asks; printed in the report, and no excuse for a MUST of `core` or `security`. */
  readonly deviations?: readonly DeclaredDeviation[];
  /** Verdicts that are expected instead of a pass, each with its reason; anything else fails the run. */
  readonly known?: readonly KnownVerdict[];
  /** Moves the SP's clock, where it can be moved. Seconds; negative goes back. */
  advanceClock?(seconds: number): Promise<void>;
  /** Back to the state after `setUp`. */
  reset?(): Promise<void>;
  /** Takes away what a run leaves at the SP; `accounts` are the NameIDs of those who came for the first time. Before `tearDown`. */
  cleanUp?(accounts: readonly string[]): Promise<void>;
  tearDown(): Promise<void>;
  /** How the SP treats people, groups and passwords, where it declares it. Throws `DriverError` for a module that is no adapter. */
  behaviour?(): Promise<Behaviour>;
}
