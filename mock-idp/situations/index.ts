/** What happens between honest people and working software: staged by name, for people who test with the IdP. */
export { createJourneys, type Journeys, type StagedJourney, type Traveller } from './journeys.ts';
export { situations } from './registry.ts';
export type { Situation } from './situation.ts';
export { createStage, type Stage, type Staged, type StagedSituation, type StageInput } from './stage.ts';
