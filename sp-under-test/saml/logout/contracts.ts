import type { KeyObject } from 'node:crypto';
import type { Finding, TrustedIdp } from '../contracts.ts';

/** A logout message as it came. */
export type ReceivedLogout =
  | { binding: 'HTTP-Redirect' /** Without the question mark, undecoded. */; query: string }
  | { binding: 'HTTP-POST' /** The urlencoded body, undecoded. */; body: string };

export interface LogoutContext {
  now: Date;
  skewSeconds: number;
  /** Where logout messages of this provider arrive. */
  sloUrl: string;
  idp: TrustedIdp;
  /** This SP's private keys, asked for only when the name is encrypted. Absent: it has none. */
  decryptionKeys?(): Promise<readonly KeyObject[]>;
  /** True if a message with this ID was acted upon before. */
  alreadyConsumed(id: string): Promise<boolean>;
  /** True if this SP sent a LogoutRequest with this ID and still waits for the answer. */
  awaited(id: string): Promise<boolean>;
}

/** Whom a LogoutRequest names; what is left out narrows nothing. */
export interface LogoutNameId {
  value: string;
  format?: string;
  nameQualifier?: string;
  spNameQualifier?: string;
}

/** How a logout message is consumed. */
export interface LogoutOptions {
  /** Reasons for which nothing is refused: only for proving that a test suite notices. */
  off?: readonly string[];
}

/** What the verified bytes ask for. */
export interface LogoutRequest {
  id: string;
  issuedAt: Date;
  nameId: LogoutNameId;
  /** Empty: every session of this person. */
  sessionIndexes: readonly string[];
}

export type ConsumedLogout =
  | { kind: 'request'; request: LogoutRequest; relayState?: string; rememberUntil: Date }
  | { kind: 'response'; inResponseTo: string }
  | { kind: 'refused'; findings: readonly [Finding, ...Finding[]] };
