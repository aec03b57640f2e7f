import type { Party } from '../parties/index.ts';

/** An IdP that is measured, and one sign-in at it. */
export interface Contestant {
  party: Party;
  visit(): Promise<unknown>;
}
