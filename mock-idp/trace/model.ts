import type { AuthnRequest, LogoutWire, ResponsePlan, Sealing, WireMessage } from '../saml/index.ts';

/** A check that was made, in the order they were made. */
export interface TracedCheck {
  check: string;
  clause: string;
  ok: boolean;
  /** Passed, and yet worth a word. */
  warning?: string;
}

/** Why no assertion was issued. */
export interface Refusal {
  check: string;
  clause: string;
  message: string;
}

/** A fault that went into a message. */
export interface TracedFault {
  name: string;
  point: string;
  summary: string;
  clause: string;
  parameters: Readonly<Record<string, string>>;
  /** There when it is not of the registry: made up on the spot, or a situation that people bring about. */
  kind?: 'ad-hoc' | 'situation';
}

/** The plan without its private key. */
export type TracedPlan = Omit<ResponsePlan, 'sealing'> & {
  sealing: Omit<Sealing, 'key'> & { keyId: string };
};

/** One Response that left. */
export interface Emission {
  at: string;
  responseId: string;
  assertionId?: string;
  /** As sent, faults included. */
  xml: string;
  /** The same message with no fault. */
  plainXml: string;
  /** Of the base64 form value, hex. */
  samlResponseSha256: string;
  acsUrl: string;
  relayState?: string;
  message: Omit<WireMessage, 'xml'>;
  plan: TracedPlan;
  faults: readonly TracedFault[];
  /** Names of faults that waited for it and found nothing to change in it. */
  unfit?: readonly string[];
}

/** One LogoutRequest or LogoutResponse that left. */
export interface LogoutEmission {
  at: string;
  kind: 'LogoutRequest' | 'LogoutResponse';
  messageId: string;
  /** As sent, faults included. */
  xml: string;
  /** The same message with no fault. */
  plainXml: string;
  /** The whole address it was sent to, the query of HTTP-Redirect included. */
  url: string;
  relayState?: string;
  message: LogoutWire;
  faults: readonly TracedFault[];
  /** Names of faults that waited for it and found nothing to change in it. */
  unfit?: readonly string[];
}

/** What the Metadata URL answered. */
export interface TracedPublication {
  status: number;
  /** As served, faults included. */
  body: string;
  /** The same document with no fault. */
  plainBody: string;
  faults: readonly TracedFault[];
  /** Names of faults that waited for it and found nothing to change in it. */
  unfit?: readonly string[];
}

/** Everything about one question put to the IdP: an AuthnRequest, a start at the IdP, a logout, or a metadata fetch. */
export interface Exchange {
  id: string;
  at: string;
  kind: 'AuthnRequest' | 'idp-initiated' | 'metadata' | 'LogoutRequest' | 'LogoutResponse' | 'sign-out';
  /** Label, or the path's key when no such app exists. */
  app: string;
  /** Key of the transaction whose cookie came along. */
  transaction?: string;
  binding?: string;
  /** As received, before anything was read from it. */
  parameters?: Readonly<Record<string, string>>;
  xml?: string;
  /** As received over HTTP-Redirect, undecoded: its signature is over these octets. */
  query?: string;
  request?: AuthnRequest;
  checks: readonly TracedCheck[];
  /** Login of the person it was answered for. */
  person?: string;
  held: boolean;
  /** The situation that made the way through this sign-in another one; every message of it is plain. */
  situation?: string;
  refusal?: Refusal;
  emitted?: Emission;
  /** The logout message that left. */
  logout?: LogoutEmission;
  /** Id of the exchange that brought the answer to it. */
  answeredBy?: string;
  /** Where a held logout goes on. */
  resumeUrl?: string;
  /** There when metadata was fetched. */
  published?: TracedPublication;
}
