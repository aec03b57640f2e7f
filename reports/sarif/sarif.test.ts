import { expect, it } from 'vitest';
import { buildReport, MessageReader } from '../conformance/index.ts';
import { type CannedScenario, catalogue, evidence, facts, stream } from '../testing/canned.ts';
import { sarifOf } from './sarif.ts';

const scenarios: CannedScenario[] = [
  {
    name: 'Let in',
    tags: ['au-wrong'],
    status: 'FAILED',
    evidence: evidence('au-wrong', { outcome: 'accepted-as-expected' }),
  },
  { name: 'Refused', tags: ['au-empty', 'control:st-good'], status: 'PASSED', evidence: evidence('au-empty', {}) },
  { name: 'A walk', tags: [], status: 'PASSED' },
];

it('names the rule, the kind, the place and the way to run it again', () => {
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  const { report } = buildReport(reader.scenarios(), catalogue, { ...facts, interrupted: 'Stopped.' });
  const { runs, version } = JSON.parse(sarifOf(report, catalogue));
  expect(version).toBe('2.1.0');
  expect(runs[0].invocations).toEqual([{ executionSuccessful: false }]);
  expect(runs[0].tool.driver.rules).toMatchObject([
    { id: 'audience', help: { text: 'Compare it. (SAMLCore §2.5.1.4)' } },
  ]);
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'audience',
      ruleIndex: 0,
      kind: 'fail',
      level: 'error',
      message: { text: expect.stringContaining('Again: npx assay certify --only au-wrong') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'features/conformance/canned.feature' },
            region: { startLine: 10 },
          },
        },
      ],
    },
    { kind: 'open', level: 'none', partialFingerprints: { case: 'au-empty' } },
    { ruleId: 'scenario', kind: 'pass', level: 'none' },
  ]);
});
