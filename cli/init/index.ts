/** From what somebody knows of an SP to its profile. */
export { type Draft, draftOf, type InitOptions, missingIn } from './draft.ts';
export { profileText } from './profile-text.ts';
export { askFor } from './questions.ts';
