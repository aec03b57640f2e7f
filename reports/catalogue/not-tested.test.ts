import { expect, test } from 'vitest';
import { loadCatalogue } from './load.ts';
import { notTestedIn, notTestedPage } from './not-tested.ts';

test('features/NOT-TESTED.md is up to date', async () => {
  const requirements = [...loadCatalogue().requirements.values()];
  expect(notTestedIn(requirements).length).toBeGreaterThan(0);
  await expect(notTestedPage(requirements)).toMatchFileSnapshot('../../features/NOT-TESTED.md');
});
