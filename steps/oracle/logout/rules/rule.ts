import type { Inspection } from '../../../../reports/index.ts';
import type { ReceivedLogout } from '../../idp-control/index.ts';
import type { LogoutAttempt } from '../contracts.ts';
import type { LogoutMessage, LogoutName } from '../message.ts';

/** A logout message of the SP, raw and read. */
export interface SpMessage {
  raw: ReceivedLogout;
  /** Undefined when it is no XML. */
  message: LogoutMessage | undefined;
}

/** What a rule may look at. */
export interface LogoutEvidence {
  attempt: LogoutAttempt;
  /** The SP's own LogoutRequest. */
  request: SpMessage | undefined;
  /** The SP's LogoutResponse. */
  answer: SpMessage | undefined;
  /** What the sign-in gave the SP. */
  assertion: { nameId: LogoutName; sessionIndex: string } | undefined;
  spEntityId: string;
  /** DER in base64. */
  certificates: readonly string[];
  /** Where the IdP takes requests, and answers. */
  idp: { sloUrl: string; sloCallbackUrl: string };
}

/** One thing that must be so; undefined where there is nothing to look at. */
export type LogoutRule = (evidence: LogoutEvidence) => Inspection | undefined;

export const holds = (seen: string): Inspection => ({ holds: true, seen });
export const broken = (seen: string): Inspection => ({ holds: false, seen });

/** Broken by the first problem, else kept. */
export function judged(problems: readonly (string | undefined)[], good: string): Inspection {
  const [first] = problems.filter((problem) => problem !== undefined);
  return first === undefined ? holds(good) : broken(first);
}

/** Shows the message that was looked at beside what was found. */
export function about(sent: SpMessage | undefined, rule: (sent: SpMessage & { message: LogoutMessage }) => Inspection) {
  if (sent === undefined) return undefined;
  const { message, raw } = sent;
  const shown = { title: `${raw.kind} of the SP, by ${raw.binding}`, text: raw.xml ?? '', spans: [] };
  if (message === undefined) return { ...broken(`The ${raw.kind} is no XML.`), shown };
  return { ...rule({ raw, message }), shown };
}
