/** The reference SP broken in one way at a time, and what must notice: behaviour scenarios, conformance cases. */
export type { BrokenDecision } from './broken-decision.ts';
export { brokenDecisions } from './broken-decisions.ts';
export * from './mutants/index.ts';
export * from './pairs/index.ts';
export { policyOf, watch } from './watch.ts';
