/** The judge. Teams that write features of their own import World and the one Cucumber from here: a second instance of Cucumber fails. */
export {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  BeforeStep,
  DataTable,
  defineParameterType,
  Given,
  Status,
  Then,
  When,
} from '@cucumber/cucumber';
export { type BrokenDecision, brokenDecisions } from './detection/index.ts';
export {
  attackWith,
  corpusFile,
  type FuzzReport,
  fuzz,
  type Mutant,
  openMockIdp,
  openReferenceSp,
  readCorpus,
  withNews,
} from './hostile/index.ts';
export { type Attempt, type AttemptRequest, IdpControl, type Person } from './oracle/index.ts';
export { ConfigurationError, type RunOptions, run, type Terminal } from './run/index.ts';
export { defineParameterTypes, type RunParameters, type StationParameters, World } from './support/index.ts';
export type { JudgeAgent } from './user-agents/index.ts';
