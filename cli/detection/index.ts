/** Carries out the proof that the catalogue detects. */
export { type DetectionFinding, exitCodeOf, lineOf } from './finding.ts';
export { judgeMutant, soundCases } from './mutants.ts';
export { judgePair } from './pairs.ts';
export { judgeRefuser } from './refusers.ts';
