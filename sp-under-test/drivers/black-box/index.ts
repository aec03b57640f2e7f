/** Any SP, driven by a profile. */
export { type IsLocal, proofOf as consentProofOf } from './consent.ts';
export { type BlackBoxOptions, createBlackBoxDriver } from './driver.ts';
export { loadProfile, readProfile } from './load.ts';
export { isLoopback } from './loopback.ts';
export type { Profile, ProfilePerson, StartStep } from './profile.ts';
export { factsFromMetadata } from './sp-metadata.ts';
