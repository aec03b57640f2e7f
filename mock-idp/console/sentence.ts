import type { OrgProblem } from '../org/index.ts';

/**
 * A problem as one readable line: which field, what is wrong, what would be right. `label`: what the page calls the field;
 * Okta's words begin with what its API calls it, which nobody who reads a page knows.
 */
export function sentenceOf({ message, remedy }: Pick<OrgProblem, 'message' | 'remedy'>, label?: string): string {
  const stop = /[.!?]$/.test(message) ? '' : '.';
  const text = remedy === '' ? message : `${message}${stop} ${remedy}`;
  return label === undefined ? text : `${label}: ${text.replace(/^\w+(?: \w+)*: /, '')}`;
}
