/** From Cucumber messages to the authoritative result of a run. */
export { type Built, buildReport, exitCodeOf } from './build.ts';
export {
  type Attachment,
  browserTroubleMediaType,
  evidenceMediaType,
  type Finished,
  joinScenarios,
  livenessMediaType,
  MessageReader,
  type ScenarioResult,
  type ScenarioStatus,
  samePictureMediaType,
  seenMediaType,
} from './messages/index.ts';
export type {
  CalibrationReport,
  CaseReport,
  ConformanceReport,
  Counts,
  DocumentReport,
  KnownVerdict,
  Restart,
  RunFacts,
  RunVerdict,
  ScenarioReport,
} from './model.ts';
export { InvalidReportError, readReport, validateReport } from './validate.ts';
export { restartWords, verdictWords } from './words.ts';
