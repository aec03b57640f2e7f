import type { Policy } from '../../sp-under-test/index.ts';

/** One decision of the SP, decided otherwise. */
export interface BrokenDecision {
  /** What the SP does wrong. */
  name: string;
  policy: Partial<Policy>;
  /** Names of the scenarios that must fail, and no others. */
  turnsRed: readonly string[];
}
