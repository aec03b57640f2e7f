/** What the SP keeps of browsers and sessions. */
import type { PendingRequest } from '../saml/index.ts';
import type { Platform } from './platforms.ts';

/** What this SP knows of one browser before anybody signs in. */
export interface BrowserRecord {
  pending: PendingRequest[];
  lastRefusal?: { reason: string; reference: string };
  /** The session this browser holds, so that a new sign-in ends the old one. */
  sessionId?: string;
  /** When that ends by itself. */
  sessionUntil?: Date;
  /** When this was last written. */
  at?: Date;
}

/** A session of the portal; bound to an environment and to how its owner came in (D-37). */
export interface SignedIn {
  userId: string;
  environment: string;
  product: string;
  /** Absent after a password sign-in. */
  providerId?: string;
  nameId: string;
  nameIdFormat?: string;
  nameQualifier?: string;
  /** What the identity provider calls this session. */
  sessionIndex?: string;
  attributes: Record<string, string[]>;
  until: Date;
}

/**
 * A person's session in Slack or Microsoft Teams (D-22, IPA-23). It is given once, to somebody who is signed in through
 * SSO, and it has no end of its own: it never re-authenticates and never syncs. What it may do is therefore asked of the
 * account at each activity. It ends when it is unlinked, or when the account is no longer what it was linked for.
 */
export interface PlatformSession {
  userId: string;
  environment: string;
  platform: Platform['key'];
  linkedAt: Date;
}

/** A session as an identity provider knows it. */
export interface IndexedSession {
  id: string;
  sessionIndex?: string;
  nameIdFormat?: string;
  nameQualifier?: string;
  until: Date;
}

/** Sessions that a LogoutRequest has named; without indexes all that began before it. */
export interface EndedSessions {
  indexes: readonly string[];
  issuedAt: Date;
  until: Date;
}
