import type { Situation } from './situation.ts';

/** An SP that remembers one request a browser loses the first tab when the second asks. */
export const twoTabs: Situation = {
  name: 'two-tabs',
  summary: 'The person starts in two tabs; the second tab is answered first, then the first.',
  expect: 'Takes both: each Response belongs to a request of its own.',
  kind: 'journey',
  wait: ({ answeredSince }) =>
    answeredSince > 0
      ? undefined
      : 'This tab waits. Start another sign-in at the application in a second tab of this browser; this one goes on after it.',
};
