/** From what somebody knows of an SP to its profile. */
export { type Draft, draftOf, type InitOptions, missingIn, originsElsewhere } from './draft.ts';
export { consentVariable, profileText } from './profile-text.ts';
export { askFor } from './questions.ts';
