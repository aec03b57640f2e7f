import { expect, test } from 'vitest';
import { loadCatalogue } from './load.ts';

/**
 * How strongly a clause of the standard puts it, read there and not remembered. A level that says more would turn what the
 * standard allows into a fail; one that says less would hide what it demands.
 */
const read: readonly [requirement: string, clause: string, word: 'MUST' | 'SHOULD' | 'MAY', of: string][] = [
  ['logout-authentic', 'SAMLCore §3.7.3.1', 'MUST', 'the participant authenticates the message'],
  ['logout-ends-session', 'SAMLCore §3.7.3.1', 'MUST', 'it invalidates the sessions that are referred to'],
  ['logout-all-sessions', 'SAMLCore §3.7.3.1', 'MUST', 'without SessionIndex all sessions of the principal'],
  ['logout-listed-sessions', 'SAMLCore §3.7.3.1', 'MUST', 'any SessionIndex elements that are supplied'],
  ['logout-before-assertion', 'SAMLCore §3.7.3.1', 'MUST', 'also to an assertion that arrives later'],
  ['logout-addressed', 'SAMLCore §3.2.1', 'MUST', 'a Destination elsewhere: the request is discarded'],
  ['logout-nobody-there', 'SAMLCore §3.7.2', 'MUST', 'whoever receives a LogoutRequest responds'],
  // "may discard", "may be discarded by the recipient": nowhere does the standard demand it.
  ['logout-timely', 'SAMLCore §3.7.1', 'MAY', 'after NotOnOrAfter the recipient discards the message'],
  ['logout-timely', 'SAMLCore §3.7.3.2', 'MAY', 'after NotOnOrAfter the recipient discards the message'],
  ['destination-must-match', 'SAMLCore §3.2.2', 'MUST', 'a Destination elsewhere: the response is discarded'],
];
const { requirements } = loadCatalogue();

test.each(read)('%s cites %s and says %s: %s', (id, clause, word) => {
  const requirement = requirements.get(id);
  expect(requirement?.clauses).toContain(clause);
  expect(requirement?.obligation.core).toBe(word);
});
