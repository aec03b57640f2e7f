/** From the messages of Cucumber to what happened in each scenario. */
export {
  browserTroubleMediaType,
  evidenceMediaType,
  livenessMediaType,
  samePictureMediaType,
  seenMediaType,
} from './attachments.ts';
export { joinScenarios } from './join.ts';
export { MessageReader } from './reader.ts';
export type { Attachment, Finished, ScenarioResult, ScenarioStatus } from './scenario.ts';
