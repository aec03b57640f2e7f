import { describe, expect, test } from 'vitest';
import { coveragePage } from './coverage.ts';
import { judged } from './documented-steps.ts';
import { loadCatalogue } from './load.ts';
import type { DocumentedStep } from './model.ts';
import { readScenarios } from './scenario.ts';

const step = (id: string, more: Partial<DocumentedStep> = {}): DocumentedStep => ({
  id,
  text: 'Something is so.',
  source: 'A document',
  ...more,
});
const scenarios = (tags: string) => readScenarios('a.feature', `Feature: A\n  ${tags}\n  Scenario: B\n    Given c\n`);
const messages = (steps: DocumentedStep[], tags: string) =>
  judged(steps, scenarios(tags)).problems.map(({ message }) => message);

describe('a documented step', () => {
  test('is shown by the scenario that carries its tag', () => {
    const { problems, steps } = judged([step('IPA-01')], scenarios('@IPA-01'));
    expect(problems).toEqual([]);
    expect(steps[0]?.scenarios).toEqual([{ name: 'B', file: 'a.feature' }]);
  });

  test('without a scenario says why', () => {
    expect(messages([step('IPA-01'), step('D-35')], '@IPA-01')).toEqual([expect.stringContaining('D-35 has no')]);
    expect(messages([step('IPA-01'), step('D-35', { notTested: 'Nothing to see.' })], '@IPA-01')).toEqual([]);
  });

  test('cannot excuse itself once it has one', () => {
    expect(messages([step('IPA-23', { notTested: 'Later.' })], '@IPA-23')).toEqual([
      expect.stringContaining('yet one'),
    ]);
  });

  test('is what a tag names', () => {
    expect(messages([step('IPA-01')], '@IPA-01 @IPA-99')).toEqual(['the tag @IPA-99 names no documented step']);
    expect(messages([step('IPA-01')], '@IPA-01 @D-1')).toEqual(['the tag @D-1 names no documented step']);
  });

  test('is stated once', () => {
    expect(messages([step('IPA-01'), step('IPA-01')], '@IPA-01')).toContain('IPA-01 is stated twice');
  });
});

test('every step of both documents and every decision is there', () => {
  const ids = loadCatalogue().documentedSteps.map(({ id }) => id);
  const numbered = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);
  expect(ids).toEqual([...numbered('IPA', 54), ...numbered('MAN', 21), ...numbered('D', 37)]);
});

test('features/COVERAGE.md is up to date', async () => {
  await expect(coveragePage(loadCatalogue().documentedSteps)).toMatchFileSnapshot('../../features/COVERAGE.md');
});
