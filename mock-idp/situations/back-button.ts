import type { Situation } from './situation.ts';

/** Browsers send a form again when people go back to it. */
export const backButton: Situation = {
  name: 'back-button',
  summary: 'The person goes back in the browser, and the same Response is posted a second time, byte for byte.',
  expect: 'Refuses the second one as a replay, with the person still signed in from the first.',
  kind: 'journey',
  again: true,
};
