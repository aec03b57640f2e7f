/** receive → guard → verify → check → admit: what goes in and what comes out of the SP's SAML room. */
import type { KeyObject } from 'node:crypto';

/** What must be signed: either of the two is enough, or the named one, or both. */
export type RequiredSignatures = 'either' | 'assertion' | 'response' | 'both';

/** The identity provider a Response must come from. */
export interface TrustedIdp {
  entityId: string;
  /** PEM; all are tried (key rollover). */
  certificates: readonly string[];
}

/** A request this SP sent and still waits for, already bound to the browser that asked. */
export interface PendingRequest {
  id: string;
  providerId: string;
  environment: string;
  product: string;
  issuedAt: Date;
}

/** What stands in the request and around it when a Response is consumed. */
export interface ReceivedForm {
  /** Every `SAMLResponse` value of the body, in order (two are a refusal). */
  samlResponse: readonly string[];
  /** Every `RelayState` value of the body, in order. */
  relayState: readonly string[];
  /** Names of all parameters in body and query. */
  parameterNames: readonly string[];
}

export interface ConsumeContext {
  now: Date;
  /** Tolerated clock skew, seconds. */
  skewSeconds: number;
  entityId: string;
  acsUrl: string;
  idp: TrustedIdp;
  /** Absent: either signature is enough. */
  requiredSignatures?: RequiredSignatures;
  /** This SP's private keys for encrypted assertions; asked for only when something is encrypted. Absent: it has none. */
  decryptionKeys?(): Promise<readonly KeyObject[]>;
  /** The pending request with this ID if *this browser* asked it. */
  pendingRequest(id: string): PendingRequest | undefined;
  /** True if an assertion with this ID was consumed before and still lives. */
  alreadyConsumed(assertionId: string): Promise<boolean>;
}

/** What the verified bytes say; nothing else may be used as identity. */
export interface VerifiedIdentity {
  nameId: string;
  nameIdFormat: string;
  /** NameQualifier, where the identity provider gives one. */
  nameQualifier?: string;
  issuer: string;
  sessionIndex?: string;
  /** From the AuthnStatement. */
  sessionNotOnOrAfter?: Date;
  attributes: Record<string, string[]>;
}

/** One check's objection. `detail` is for the log and the administrator, never for the end user. */
export interface Finding {
  reason: string;
  clause: string;
  detail: string;
}

export type Consumed =
  | {
      accepted: true;
      identity: VerifiedIdentity;
      assertionId: string;
      issuedAt: Date;
      /** Until when the assertion ID must be remembered. */
      rememberUntil: Date;
      request?: PendingRequest;
    }
  | { accepted: false /** First is the reported one. */; findings: readonly [Finding, ...Finding[]] };
