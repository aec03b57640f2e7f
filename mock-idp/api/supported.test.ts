import { expect, test } from 'vitest';
import { drift, supportedMarkdown } from './testing/supported.ts';

test('every endpoint that clients need is served, or it is said why not; nothing is served unsaid', () => {
  expect(drift()).toEqual({ unexplained: [], explainedInVain: [], unlisted: [] });
});

test('SUPPORTED.md says what the routes say', async () => {
  await expect(supportedMarkdown()).toMatchFileSnapshot('SUPPORTED.md');
});
