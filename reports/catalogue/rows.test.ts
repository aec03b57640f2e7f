import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadCatalogue } from './index.ts';

/** The rows of the research catalogue, area by area: what has been thought of, whether it became a case or not. */
const rows: Record<string, readonly string[]> = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('#package/features/conformance/rows.json'), 'utf8'),
);
const { cases, requirements } = loadCatalogue();
const slugs = new Set(cases.map(({ slug }) => slug));
const excused = [...requirements.values()].flatMap(({ notTested, rows: stand = [] }) =>
  notTested === undefined ? [] : stand,
);

test.each(Object.entries(rows))('each row of area %s is a case, or says why not', (_area, wanted) => {
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((row) => !slugs.has(row) && !excused.includes(row))).toEqual([]);
});

test('no row is excused twice', () => {
  expect(excused.toSorted()).toEqual([...new Set(excused)].toSorted());
});

test('a row that nobody accounts for is noticed', () => {
  expect(['never-heard-of'].filter((row) => !slugs.has(row) && !excused.includes(row))).toEqual(['never-heard-of']);
});
