/** Carries out the proof that the catalogue detects. */
export { type DetectionFinding, exitCodeOf, lineOf } from './finding.ts';
export { judgeMutant, type MutantRun, soundCases } from './mutants.ts';
export { judgePair } from './pairs.ts';
export { ReferenceRuns } from './reference-runs.ts';
export { judgeRefuser } from './refusers.ts';
