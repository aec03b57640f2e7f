import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueCase } from '../../reports/index.ts';
import { onlyExpression } from './selection.ts';

const entry = (slug: string, more: Partial<CatalogueCase>): CatalogueCase => ({
  slug,
  area: 'AUD',
  title: slug,
  expected: 'reject',
  requirements: [],
  needs: [],
  variants: [],
  perVariant: {},
  faults: [],
  file: 'x',
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
    entry('au-wrong', { control: 'st-good' }),
    entry('xs-1', {
      variants: ['A', 'R'],
      perVariant: { A: { control: 'sg-a', needs: [] }, R: { control: 'sg-r', needs: [] } },
    }),
  ],
};

describe('--only', () => {
  it.each([
    [['au-wrong'], '@au-wrong or @st-good'],
    [['@au-wrong', 'au-wrong'], '@au-wrong or @st-good'],
    [['xs-1'], '@xs-1 or @sg-a or @sg-r'],
    [['xs-1/A'], '(@xs-1 and @variant:A) or @sg-a or @sg-r'],
    [['@area:AUD'], '@area:AUD or @st-good or @sg-a or @sg-r'],
    [['IPA-16'], '@IPA-16'],
    [[], ''],
  ])('%j brings its control along', (only, expression) => {
    expect(onlyExpression(only, catalogue)).toBe(expression);
  });
});
