/** Decisions of the reference SP, each broken in one way, and the scenarios that must notice. */
export type { BrokenDecision } from './broken-decision.ts';
export { brokenDecisions, brokenPolicy } from './broken-decisions.ts';
