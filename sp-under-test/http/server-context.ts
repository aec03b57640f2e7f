import type { Outbox } from '../outbox/index.ts';
import type { KeyRing } from '../saml/index.ts';
import type { OneShots, Sessions } from '../store/index.ts';
import type { Result, Workspace, WorkspaceSeed } from '../workspace/index.ts';
import type { Csrf } from './csrf.ts';
import type { BrowserRecord, EndedSessions, IndexedSession, PlatformSession, SignedIn } from './kept.ts';
import type { PortalViews } from './views.ts';

/** Fields first, then a sentence; never a secret. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface MovableClock {
  now(): Date;
  set(to: Date): void;
  advance(seconds: number): void;
}

export interface AdminAccount {
  email: string;
  name: string;
  password: string;
}

/** What the SP's routes work with. */
export interface ServerContext {
  /** Public address without a trailing slash. */
  url: string;
  entityId: string;
  workspaceName: string;
  workspace: Workspace;
  outbox: Outbox;
  clock: MovableClock;
  /** A fresh, unguessable identifier that is an XML ID, too. */
  id(prefix: string): string;
  /** A short name for one attempt, to be read out on the phone. */
  reference(): string;
  csrf: Csrf;
  views: PortalViews;
  log: Log;
  /** Which browser asked what, and what it was last refused for. */
  browsers: Sessions<BrowserRecord>;
  /** Who is signed in. */
  signedIn: Sessions<SignedIn>;
  /** Who is linked in Slack and Microsoft Teams. */
  platformSessions: Sessions<PlatformSession>;
  /** Provider and NameID → sessions that the identity provider may ask to end. */
  logoutIndex: Sessions<IndexedSession[]>;
  /** Provider and NameID → what was logged out lately, so that an Assertion that comes late opens nothing. */
  loggedOut: Sessions<EndedSessions[]>;
  /** Consumed assertions and answered requests. */
  consumed: OneShots<true>;
  /** Invitation token → user ID. */
  invitations: OneShots<string>;
  adminSessions: Sessions<{ email: string; name: string; until: Date }>;
  admin: AdminAccount;
  controlToken: string;
  /** This SP's own keys. */
  keys: KeyRing;
  /** SAML checks that are switched off, to prove that a suite notices. */
  checksOff: readonly string[];
  readSeed(input: unknown): Result<WorkspaceSeed>;
  reset(): Promise<void>;
}

/** Clock skew this SP tolerates, in seconds: deployments are asked for three to five minutes (SDP-G01, IIP-G01). */
export const skewSeconds = 180;
