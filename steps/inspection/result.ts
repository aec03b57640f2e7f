import type { Span } from './document/tree.ts';
import type { Evidence } from './evidence.ts';

/** A text that people are shown, with the exact spots that are meant. */
export interface Shown {
  /** What it is: `AuthnRequest 2 of 6`. */
  title: string;
  text: string;
  spans: readonly Span[];
}

/** What a rule finds. */
export type Result =
  | { kind: 'holds'; seen: string; shown?: Shown }
  | { kind: 'broken'; seen: string; shown: Shown }
  /** The reason says whether it is the SP that gives nothing to judge, or this machine. */
  | { kind: 'unjudged'; because: string };

/** One rule over what was collected: a pure function. */
export type Rule = (evidence: Evidence) => Result;

interface Text {
  title: string;
  text: string;
}

/** The rule is kept. */
export const holds = (seen: string, text?: Text): Result =>
  text === undefined ? { kind: 'holds', seen } : { kind: 'holds', seen, shown: { ...shownText(text), spans: [] } };

/** The rule is broken, at these spots of this text. */
export const broken = (seen: string, text: Text, ...spans: readonly Span[]): Result => ({
  kind: 'broken',
  seen,
  shown: { ...shownText(text), spans },
});

/** Nothing can be said, and why. */
export const unjudged = (because: string): Result => ({ kind: 'unjudged', because });

const shownText = ({ text, title }: Text): Text => ({ title, text });

/** Where a piece of text stands in another; the whole where it does not. */
export function spanOf(text: string, piece: string): Span {
  const start = piece === '' ? -1 : text.indexOf(piece);
  return start === -1 ? { start: 0, end: text.length } : { start, end: start + piece.length };
}
