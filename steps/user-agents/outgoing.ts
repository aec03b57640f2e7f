import type { CapturedForm } from './captured-form.ts';

/** A page or redirect as it came. */
export interface CarrierAnswer {
  url: string;
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** A SAMLRequest that left this agent, and the answer that made it leave. */
export interface OutgoingRequest {
  at: Date;
  carrier: CarrierAnswer;
  /** Where it went, with the query as sent. */
  url: string;
  /** Absent for a redirect. */
  form?: CapturedForm;
}

/** Whether a redirect carries a SAMLRequest. */
export function carriesRequest(url: string): boolean {
  return new URL(url).searchParams.has('SAMLRequest');
}
