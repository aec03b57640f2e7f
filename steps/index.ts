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
export {
  asPredicted,
  type BrokenDecision,
  brokenDecisions,
  colourOf,
  type Difference,
  difference,
  type Installation,
  type Judged,
  type Mutant,
  mutants,
  nameOf,
  type Pair,
  pairs,
  type Refuser,
  refusedVector,
  refusers,
  type Vector,
  vectorOf,
  verdictAsMust,
  watch,
} from './detection/index.ts';
export {
  attackWith,
  corpusFile,
  type FuzzReport,
  fuzz,
  type Mutant as HostileMessage,
  openMockIdp,
  openReferenceSp,
  readCorpus,
  withNews,
} from './hostile/index.ts';
export { type Attempt, type AttemptRequest, IdpControl, type Person } from './oracle/index.ts';
export {
  ConfigurationError,
  type PreflightOptions,
  pageWhenSignedIn,
  preflight,
  type RunOptions,
  run,
  type Terminal,
} from './run/index.ts';
export { defineParameterTypes, type RunParameters, type StationParameters, World } from './support/index.ts';
export type { JudgeAgent } from './user-agents/index.ts';
