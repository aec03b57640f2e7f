import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConformanceReport,
  exitCodeOf,
  MessageReader,
  type RunFacts,
  summaryOf,
  validateReport,
} from './index.ts';
import { type CannedScenario, catalogue, evidence, facts, stream } from './testing/canned.ts';
import { writeReport } from './write.ts';

const good: CannedScenario = {
  name: 'A good sign-in',
  tags: ['st-good', 'area:AUD'],
  status: 'PASSED',
  evidence: evidence('st-good', { expected: 'accept', outcome: 'accepted-as-expected' }),
};
const refused: CannedScenario = {
  name: 'Wrong audience',
  tags: ['au-wrong', 'control:st-good'],
  status: 'PASSED',
  alive: true,
  evidence: evidence('au-wrong', {}),
};
const letIn: CannedScenario = {
  ...refused,
  status: 'FAILED',
  message: 'fail: let in',
  evidence: evidence('au-wrong', {
    outcome: 'accepted-as-someone-else',
    seen: 'bob <script>',
    sent: '<a><b>1</b></a>',
    plain: '<a><b>2</b></a>',
    answer: { status: 200, url: 'u', excerpt: '<script>alert(1)</script>' },
  }),
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(scenarios: CannedScenario[], more: Partial<RunFacts> = {}): ConformanceReport {
  const reader = new MessageReader();
  for (const envelope of stream(scenarios)) reader.add(envelope);
  return writeReport(folder, reader.scenarios(), catalogue, { ...facts, ...more });
}
const file = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('a run as required', () => {
  it('is conformant, exits 0 and is what its schema promises', () => {
    const made = report([good, refused]);
    expect(made).toMatchObject({
      verdict: 'conformant',
      conformance: 1,
      completeness: 1,
      summary: { pass: 2, total: 2, slugs: 2 },
    });
    expect(made.cases[1]).toMatchObject({
      id: 'au-wrong',
      twin: { id: 'st-good', result: 'accepted' },
      liveness: 'alive',
      clauses: ['SAMLCore §2.5.1.4'],
      source: 'features/conformance/canned.feature:11',
    });
    expect(exitCodeOf(made, 'fail')).toBe(0);
    expect(JSON.parse(file('conformance.json'))).toEqual(JSON.parse(JSON.stringify(made)));
  });

  it('is not what the schema promises once a field is lost', () => {
    const { verdict: _, ...made } = report([good]);
    expect(() => validateReport(made as ConformanceReport)).toThrow('verdict');
  });
});

describe('a failure', () => {
  it('exits 1 and shows its course and message, escaped, in HTML and JUnit', () => {
    const made = report([good, letIn]);
    expect(made.verdict).toBe('not-conformant');
    expect(exitCodeOf(made, 'fail')).toBe(1);
    expect(file('index.html')).toContain('bob &lt;script>');
    expect(file('index.html')).not.toContain('<script>alert(1)');
    expect(file('index.html')).toMatch(/<del>.*&lt;b>2&lt;\/b>/);
    expect(file('index.html')).toMatch(/<ins>.*&lt;b>1&lt;\/b>/);
    expect(file('junit.xml')).toMatch(/<failure message="Expected nobody/);
    expect(file('evidence/au-wrong/sent.xml')).toBe('<a><b>1</b></a>');
    expect(summaryOf(made, 'r.html')).toMatch(/does not conform.*\n[\s\S]*fail\s+au-wrong: .*\n[\s\S]*--only au-wrong/);
  });

  it('of a walk counts, too, and its picture is kept inside the one file', () => {
    const walk: CannedScenario = {
      name: 'A walk',
      tags: ['IPA-01', 'D-03'],
      status: 'FAILED',
      message: 'Error: no button',
      picture: Buffer.from('png'),
    };
    const made = report([good, refused, walk]);
    expect(exitCodeOf(made, 'fail')).toBe(1);
    expect(made.documents).toMatchObject([
      { id: 'IPA-01', status: 'fail', text: 'Accounts come from the IdP.', label: 'Set up' },
      { id: 'IPA-02', status: 'not-run', scenarios: [] },
      { id: 'D-03', status: 'fail' },
    ]);
    expect(file('index.html')).toContain(`data:image/png;base64,${Buffer.from('png').toString('base64')}`);
  });
});

describe('what is never green', () => {
  it.each<[string, CannedScenario[], Partial<RunFacts>, number]>([
    ['nothing at all', [], {}, 3],
    [
      'a negative whose twin was refused',
      [{ ...good, evidence: evidence('st-good', { expected: 'accept', outcome: 'interaction-needed' }) }, refused],
      {},
      3,
    ],
    ['a negative whose twin did not run', [refused], {}, 3],
    ['a case after which the person cannot sign in', [good, { ...refused, alive: false }], {}, 3],
    ['a case without evidence', [good, { name: 'Wrong audience', tags: ['au-wrong'], status: 'PASSED' }], {}, 3],
    ['an undefined step', [good, { name: 'A walk', tags: [], status: 'UNDEFINED' }], {}, 3],
    ['a case that never ended', [good, { name: 'Wrong audience', tags: ['au-wrong'] }], {}, 3],
    ['a step that broke after the evidence', [good, { ...refused, status: 'FAILED', message: 'boom' }], {}, 3],
    ['an interrupted run', [good, refused], { interrupted: 'The run was interrupted.' }, 3],
    ['an invalid calibration', [good, refused], { calibration: { ...facts.calibration, valid: false } }, 3],
  ])('%s', (_, scenarios, more, code) => {
    expect(exitCodeOf(report(scenarios, more), 'fail')).toBe(code);
  });

  it('warnings, when asked', () => {
    const made = report([good, { ...refused, evidence: evidence('au-wrong', { outcome: 'crashed' }) }]);
    expect(made.summary.warning).toBe(1);
    expect(exitCodeOf(made, 'fail')).toBe(0);
    expect(exitCodeOf(made, 'warning')).toBe(1);
  });
});

describe('an SP that was started anew', () => {
  const restarts = [{ after: ['au-wrong', 'au-empty'], because: 'Nobody answered any more.' }];

  it('is told of in every report, however well the run ended', () => {
    const made = report([good, refused], { restarts });
    expect(made).toMatchObject({ verdict: 'conformant', restarts });
    expect(summaryOf(made, 'r.html')).toContain('started anew  after one of au-wrong, au-empty: Nobody answered');
    expect(file('index.html')).toMatch(
      /The SP was started anew once[\s\S]*<dt>After one of 2 cases: au-wrong, au-empty<\/dt><dd>Nobody answered any more\.<\/dd>/,
    );
    expect(summaryOf(report([good, refused]), 'r.html')).not.toContain('started anew');
  });

  it('because of one case, which took it down, fails for that case whatever was answered', () => {
    const taken = { ...refused, alive: false, gone: true };
    expect(report([good, taken]).cases[1]).toMatchObject({ verdict: 'fail', liveness: 'gone' });
    expect(report([good, { ...taken, covers: ['au-wrong', 'au-empty'] }]).cases[1]).toMatchObject({
      verdict: 'incomplete',
      liveness: 'dead',
    });
  });

  it('is not blamed upon a case whose message never left', () => {
    const before = {
      ...refused,
      alive: false,
      gone: true,
      evidence: evidence('au-wrong', { outcome: 'not-delivered' }),
    };
    expect(report([good, before]).cases[1]?.verdict).toBe('incomplete');
  });
});

describe('counting', () => {
  it('keeps not applicable apart, and drops what an earlier run left', () => {
    report([good, letIn]);
    const skipped: CannedScenario = {
      ...refused,
      status: 'SKIPPED',
      evidence: evidence('au-wrong', { notApplicable: 'No clock.' }),
    };
    const made = report([good, skipped]);
    expect(made).toMatchObject({ verdict: 'conformant', summary: { pass: 1, notApplicable: 1 } });
    expect(made.cases[1]?.because).toBe('No clock.');
    expect(existsSync(join(folder, 'evidence'))).toBe(false);
  });

  it('keeps variants apart, each with its own twin', () => {
    const of = (variant: string, outcome: 'refused' | 'accepted-as-expected'): CannedScenario => ({
      ...good,
      tags: ['st-good', `variant:${variant}`],
      evidence: evidence(`st-good/${variant}`, { expected: 'accept', outcome }),
    });
    const negative = (variant: string): CannedScenario => ({
      ...refused,
      tags: ['au-wrong', 'control:st-good', `variant:${variant}`],
    });
    const made = report([of('A', 'accepted-as-expected'), of('R', 'refused'), negative('A'), negative('R')]);
    expect(made.cases.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'st-good/A pass',
      'st-good/R fail',
      'au-wrong/A pass',
      'au-wrong/R incomplete',
    ]);
    expect(made.summary.slugs).toBe(2);
  });
});
