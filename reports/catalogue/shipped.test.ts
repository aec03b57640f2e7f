import { expect, test } from 'vitest';
import { loadCatalogue } from './index.ts';

test('the shipped catalogue keeps its rules', () => {
  const catalogue = loadCatalogue();
  expect(catalogue.cases.length).toBeGreaterThanOrEqual(90);
  expect(catalogue.areas.size).toBeGreaterThanOrEqual(6);
  expect(catalogue.digest).toMatch(/^[0-9a-f]{64}$/);
});
