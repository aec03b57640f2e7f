import type { Policy } from '../../sp-under-test/index.ts';

/** One decision, decided otherwise. */
export interface BrokenDecision {
  /** What the SP does wrong, as a sentence. */
  name: string;
  policy: Partial<Policy>;
  /** Names of the scenarios that must fail, and no others. */
  turnsRed: readonly string[];
}

export const brokenDecisions: readonly BrokenDecision[] = [];

/** The policy of a broken decision, by its name. */
export function brokenPolicy(name: string): Partial<Policy> {
  const found = brokenDecisions.find((decision) => decision.name === name);
  if (found === undefined) throw new Error(`No decision is broken under the name "${name}"`);
  return found.policy;
}
