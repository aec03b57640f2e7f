import type { OrgProblem } from '../org/index.ts';

/** A problem as one readable line: which field, what is wrong, what would be right. */
export function sentenceOf({ message, remedy }: Pick<OrgProblem, 'message' | 'remedy'>, label?: string): string {
  const stop = /[.!?]$/.test(message) ? '' : '.';
  const text = remedy === '' ? message : `${message}${stop} ${remedy}`;
  return label === undefined || message.startsWith(`${label}:`) ? text : `${label}: ${text}`;
}
