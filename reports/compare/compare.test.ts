import { expect, it } from 'vitest';
import { buildReport, type ConformanceReport, MessageReader } from '../conformance/index.ts';
import { type CannedScenario, catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { comparisonOf, comparisonText } from './compare.ts';

const good: CannedScenario = {
  name: 'A good sign-in',
  tags: ['st-good'],
  status: 'PASSED',
  evidence: evidence('st-good', { expected: 'accept', outcome: 'accepted-as-expected' }),
};
const negative = (slug: string, outcome: 'refused' | 'accepted-as-expected' | 'crashed'): CannedScenario => ({
  name: slug,
  tags: [slug, 'control:st-good'],
  status: 'PASSED',
  evidence: evidence(slug, { outcome }),
});
const walk: CannedScenario = { name: 'A walk', tags: [], status: 'PASSED' };

function report(scenarios: CannedScenario[], more: Partial<typeof facts> = {}): ConformanceReport {
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  return buildReport(reader.scenarios(), catalogue, { ...facts, ...more }).report;
}

it('tells worse from better, and what is gone', () => {
  const before = report([good, negative('au-wrong', 'refused'), negative('au-empty', 'crashed'), walk]);
  const after = report([good, negative('au-wrong', 'accepted-as-expected'), negative('au-empty', 'refused')]);
  const { changes, measure } = comparisonOf(before, after);
  expect(changes.map(({ after: is, before: was, direction, id }) => [id, was, is, direction])).toEqual([
    ['au-wrong', 'pass', 'fail', 'worse'],
    ['au-empty', 'warning', 'pass', 'better'],
    ['Canned: A walk', 'pass', null, 'worse'],
  ]);
  expect(measure).toEqual(['Verdict: conformant → not-conformant']);
  expect(comparisonText({ changes, measure })).toMatch(
    /Worse \(2\)\n {2}au-wrong: pass → fail {2}Expected nobody[\s\S]*Better \(1\)/,
  );
});

it('says so where nothing changed', () => {
  expect(comparisonText(comparisonOf(report([good]), report([good])))).toBe('The two runs say the same.');
});

it('names a difference in what was measured', () => {
  const strict = comparisonOf(report([good]), report([good], { level: 'strict', toolVersion: '0.0.1' }));
  expect(strict.measure).toContain('Level: core → strict');
  expect(strict.measure).toContain('saml-assay: 0.0.0 → 0.0.1');
});
