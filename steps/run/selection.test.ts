import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueCase } from '../../reports/index.ts';
import { missingTwins, pathsOf, shardOf } from './plan.ts';
import { onlyExpression, unaskedExpression } from './selection.ts';

const entry = (slug: string, more: Partial<CatalogueCase>): CatalogueCase => ({
  slug,
  area: 'AUD',
  title: slug,
  expected: 'reject',
  requirements: [],
  needs: [],
  effects: [],
  variants: [],
  perVariant: {},
  faults: [],
  file: 'features/x.feature',
  line: 1,
  ...more,
});
const catalogue: Catalogue = {
  version: '1',
  digest: '',
  requirements: new Map(),
  areas: new Map(),
  documentedSteps: [],
  cases: [
    entry('st-good', { line: 30 }),
    entry('au-wrong', { control: 'st-good' }),
    entry('xs-1', {
      line: 20,
      variants: ['A', 'R'],
      perVariant: { A: { control: 'sg-a', needs: [] }, R: { control: 'sg-r', needs: [] } },
    }),
  ],
};

describe('what strains an SP', () => {
  it.each([
    [{}, 'not @strain'],
    [{ only: ['@area:XML'] }, 'not @strain'],
    [{ tags: '@area:XML' }, 'not @strain'],
    [{ only: ['xm-huge'] }, ''],
    [{ tags: '@strain' }, ''],
    [{ names: ['Twenty MiB'] }, ''],
  ])('%j', (options, expression) => {
    expect(unaskedExpression(options)).toBe(expression);
  });
});

describe('--only', () => {
  it.each([
    [['@au-wrong', 'au-wrong'], '@au-wrong'],
    [['xs-1', 'au-wrong'], '@xs-1 or @au-wrong'],
    [['xs-1/A'], '(@xs-1 and @variant:A)'],
    [['@area:AUD'], '@area:AUD'],
    [['IPA-16'], '@IPA-16'],
    [[], ''],
  ])('%j', (only, expression) => {
    expect(onlyExpression(only, catalogue)).toBe(expression);
  });
});

describe('positive twins', () => {
  const x = join(import.meta.dirname, '../../features/x.feature');

  it('come along however their cases were selected, also by the row of an outline', () => {
    expect(missingTwins([{ uri: x, line: 1 }], catalogue)).toEqual(['st-good']);
    expect(missingTwins([{ uri: x, line: 27 }], catalogue)).toEqual(['sg-a', 'sg-r']);
  });

  it('are not fetched twice, and nothing else has any', () => {
    const both = [1, 30].map((line) => ({ uri: x, line }));
    expect(missingTwins(both, catalogue)).toEqual([]);
    expect(missingTwins([{ uri: '/elsewhere/x.feature', line: 1 }], catalogue)).toEqual([]);
  });
});

describe('shards', () => {
  const plan = ['a', 'b', 'b', 'b', 'c', 'c', 'd'].map((uri, line) => ({ uri, line }));

  it('hold whole files, about as many scenarios each, together everything once', () => {
    const parts = [1, 2].map((index) => shardOf(plan, { index, count: 2 }));
    expect(parts.map((part) => [...new Set(part.map(({ uri }) => uri))])).toEqual([
      ['b', 'd'],
      ['a', 'c'],
    ]);
    expect(parts.flat().toSorted((a, b) => a.line - b.line)).toEqual(plan);
  });

  it('may be empty where there are more shards than files', () => {
    expect(shardOf(plan, { index: 5, count: 5 })).toEqual([]);
  });
});

it('names lines of a file together', () => {
  expect(pathsOf([1, 2].map((line) => ({ uri: '/f', line })))).toEqual(['/f:1:2']);
});
