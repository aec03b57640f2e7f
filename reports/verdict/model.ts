/** Outcome → verdict, as plain data. */

export const outcomes = [
  'accepted-as-expected',
  'accepted-as-someone-else',
  'accepted-as-signed',
  'accepted-unknown',
  'refused',
  'crashed',
  'hung',
  'looped',
  'throttled',
  'interaction-needed',
  'not-delivered',
  'inconclusive',
] as const;
export type Outcome = (typeof outcomes)[number];

export const expectations = [
  'reject',
  'accept',
  'unforged',
  'keep-distinct',
  'survive',
  'no-fetch',
  'inspect',
  'record',
] as const;
export type Expected = (typeof expectations)[number];

export const levels = ['core', 'strict', 'iip', 'sdp', 'security'] as const;
export type Level = (typeof levels)[number];

export type Obligation = 'MUST' | 'SHOULD' | 'MAY';

export type Verdict = 'pass' | 'fail' | 'warning' | 'info' | 'incomplete' | 'not-applicable';

/** What a conformance scenario observed; travels as an attachment (`application/vnd.saml-assay.evidence+json`). */
export interface CaseEvidence {
  /** slug, or slug/variant. */
  id: string;
  expected: Expected;
  /** What the message was to do; a sign-in where absent. */
  about?: 'logout';
  /** Reason code the scenario names, asserted only where the driver exposes reasons. */
  expectedReason?: string;
  outcome: Outcome;
  /** The server error is the one with which this SP refused the broken signature of the calibration, too. */
  refusesSo?: true;
  /** No answer came of the server error: the connection was closed, or what came was no HTTP. */
  unanswered?: 'dropped' | 'garbled';
  /** A logout that was due in two browsers ended the session in one of them. */
  halfDone?: true;
  reason?: string;
  /** Subject read back, if anybody was signed in. */
  seen?: string;
  delivered: boolean;
  notApplicable?: string;
  durationMs: number;
  fault?: { name: string; summary: string; clause: string; point: string };
  /** What happened, in order, for the report. */
  timeline: { atMs: number; text: string }[];
  /** Decoded XML as sent, and the SP's answer. */
  sent?: string;
  /** The same message without the fault, to mark the difference. */
  plain?: string;
  answer?: { status: number; url: string; excerpt: string };
  /** Addresses that the SP asked for although only the message named them; there where somebody listened. */
  fetched?: readonly string[];
  /** What an inspection found; then nobody was signed in and the outcome says nothing. */
  inspection?: Inspection;
}

/** What was found in something that the SP sends or publishes. */
export interface Inspection {
  holds: boolean;
  /** One or a few sentences. */
  seen: string;
  /** The text that was looked at, and the spots in it that are meant, by offsets. */
  shown?: { title: string; text: string; spans: readonly { start: number; end: number }[] };
}
