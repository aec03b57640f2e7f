/** Decisions of the reference SP, each broken in one way, and the scenarios that must notice. */
export { type BrokenDecision, brokenDecisions, brokenPolicy } from './broken-decisions.ts';
