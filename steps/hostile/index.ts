/** Hostile input: mutants of valid messages, and what none of them may bring about. */
export { corpusFile, readCorpus, withNews } from './corpus.ts';
export { attackWith, type Finding, type FuzzReport, fuzz, type Mutant } from './fuzz.ts';
export { openMockIdp, openReferenceSp, type Target } from './targets/index.ts';
