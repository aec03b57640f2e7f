import type { PlantedCookie } from '../../user-agents/index.ts';

/** Where the control face of the mock IdP is. */
export interface IdpAddress {
  adminUrl: string;
  controlToken: string;
  samlUrl: string;
}

export interface FaultRequest {
  name: string;
  parameters: Record<string, string>;
}

export interface OpenedTransaction {
  key: string;
  cookie: PlantedCookie;
}

export interface AppliedFault {
  name: string;
  point: string;
  summary: string;
  clause: string;
  state: string;
}

export interface Emitted {
  xml: string;
  plainXml: string;
  samlResponseSha256: string;
  acsUrl: string;
}

/** A logout message that the IdP sent. */
export interface SentLogout {
  kind: string;
  messageId: string;
  binding: string;
  xml: string;
  plainXml: string;
  /** The whole address, with the query of HTTP-Redirect. */
  url: string;
  /** The form of HTTP-POST. */
  fields?: { name: string; value: string }[];
  relayState?: string;
}

/** A logout message that the SP sent, as it came. */
export interface ReceivedLogout {
  kind: string;
  binding: string;
  /** Absent where not even the wrapping could be read. */
  xml?: string;
  /** The query of HTTP-Redirect, undecoded. */
  query?: string;
  parameters: Record<string, string>;
  refusal?: { check: string; clause: string; message: string };
  /** Where a request that was held goes on. */
  resumeUrl?: string;
}

/** What the IdP sends the browser to the SP with, and where. */
export interface LogoutOrder {
  message: 'LogoutRequest' | 'LogoutResponse';
  binding: 'HTTP-Redirect' | 'HTTP-POST';
  url: string;
}

export interface Transaction {
  key: string;
  faults: AppliedFault[];
  received: {
    at: string;
    id?: string;
    xml?: string;
    refusal?: { check: string; clause: string; message: string } | null;
  }[];
  emitted: Emitted[];
  heldRequests: number;
  logout: { sent: SentLogout[]; received: ReceivedLogout[] };
}

export interface IdpApp {
  id: string;
  label: string;
  entityId: string;
  ssoUrl: string;
  metadataUrl: string;
  idpInitiatedUrl: string;
  certificate: string;
  sloUrl: string;
  sloCallbackUrl: string;
}

/** One answer of the Metadata URL. */
export interface MetadataFetch {
  at: string;
  app: string;
  published: { status: number; body: string; plainBody: string; faults: Omit<AppliedFault, 'state'>[] };
}

/** The mock IdP did not do what it was told: a fault of the harness, never of the SP. */
export class IdpControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IdpControlError';
  }
}
