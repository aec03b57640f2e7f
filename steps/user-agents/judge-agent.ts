import { createHash } from 'node:crypto';
import type { UserAgent } from '../../sp-under-test/drivers/index.ts';
import type { CapturedForm } from './captured-form.ts';
import type { OutgoingRequest } from './outgoing.ts';

/** One request this agent made for a page or a form, and what came back. */
export interface AgentExchange {
  at: Date;
  method: 'GET' | 'POST';
  url: string;
  /** Absent when no answer came. */
  status?: number;
  /** Hex SHA-256 of the `SAMLResponse` form value that was sent: the proof of delivery. Twice where it has line ends, which browsers rewrite to CRLF: as sent, and with LF. */
  samlResponseSha256?: readonly string[];
  /** The same of a `SAMLRequest` form value. */
  samlRequestSha256?: readonly string[];
  /** Beginning of the answer, for the report. */
  excerpt?: string;
  /** The page that came, where it is HTML. */
  html?: string;
  /** Names of the cookies that stayed away because another site caused the request. */
  keptBack?: readonly string[];
  /** Set-Cookie lines of the answer. */
  setCookie?: readonly string[];
  /** The SP's clock, as its server tells it. */
  date?: string;
  retryAfter?: boolean;
  /** Why no answer came. */
  failure?: AgentFailure;
  /** The same in the words of the network. */
  why?: string;
}

/** `garbled`: what came is no HTTP. `endless`: more came than any page is long. */
export type AgentFailure = 'time-limit' | 'hop-limit' | 'unreachable' | 'dropped' | 'garbled' | 'endless';

/** What an agent says of a failure, before the address. */
export const failureWords: Readonly<Record<AgentFailure, string>> = {
  'time-limit': 'No answer in time from',
  'hop-limit': 'Too many hops to',
  unreachable: 'Cannot reach',
  dropped: 'The connection was closed without an answer from',
  garbled: 'No HTTP can be read in the answer from',
  endless: 'Too long to be read is the answer from',
};

export interface PlantedCookie {
  name: string;
  value: string;
  url: string;
}

/** The proof of delivery of a `SAMLResponse` or `SAMLRequest` value. */
export function proofOf(value: string): string[] {
  const forms = new Set([value, value.replaceAll('\r\n', '\n')]);
  return [...forms].map((form) => createHash('sha256').update(form).digest('hex'));
}

/** What the judge needs beyond the port the drivers own. */
export interface JudgeAgent extends UserAgent {
  readonly kind: 'http' | 'chromium';
  plant(cookie: PlantedCookie): Promise<void>;
  /** While on, a form holding a SAMLResponse is captured and not submitted. */
  stopBeforeAcs(stop: boolean): void;
  /** The last form holding a SAMLResponse that this agent met, submitted or not. */
  captured(): CapturedForm | undefined;
  /** The first form of the current page, whatever it holds: a message whose SAMLResponse field is missing has no other sign. */
  firstForm(): Promise<CapturedForm | undefined>;
  /** Submits a captured form, of this agent or of another one, as from the page that carried it. */
  post(form: CapturedForm): Promise<void>;
  /** A new agent with the cookies this one held just before it delivered the last SAMLResponse. */
  forkBeforeDelivery(): Promise<JudgeAgent>;
  exchanges(): readonly AgentExchange[];
  /** Every SAMLRequest that a redirect or a form made this agent send. */
  outgoing(): Promise<readonly OutgoingRequest[]>;
  /** The cookies of a site, to be planted in another browser. */
  cookiesOf(url: string): Promise<PlantedCookie[]>;
  close(): Promise<void>;
}

/** The agent could not finish a navigation. */
export class AgentError extends Error {
  readonly failure: AgentFailure;
  constructor(failure: AgentFailure, message: string) {
    super(message);
    this.name = 'AgentError';
    this.failure = failure;
  }
}
