import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ConformanceReport, readReport } from '../reports/index.ts';

const root = join(import.meta.dirname, '..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-certify-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]): ChildProcess => startWith({}, ...args);
const startWith = (env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'dist/cli/assay.js'), 'certify', '--out', folder, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });

async function ended(run: ChildProcess): Promise<{ code: unknown; said: string; report: ConformanceReport }> {
  if (run.stdout === null) throw new Error('The run is not listened to');
  const said = text(run.stdout);
  const [code] = await once(run, 'exit');
  return { code, said: await said, report: readReport(join(folder, 'conformance.json')) };
}

const locking = ['--profile', 'fixtures/sps/locking/profile.yaml', '--only', 'au-wrong', 'au-empty', 'au-acs-url'];

it('names the case that locks people out, and judges the others', async () => {
  const { code, report, said } = await ended(start(...locking));
  expect(said).toContain('to find out which case did it');
  expect(report.cases.map(({ id, verdict, liveness }) => [id, verdict, liveness])).toEqual([
    ['au-wrong', 'pass', 'alive'],
    ['au-empty', 'incomplete', 'dead'],
    ['au-acs-url', 'pass', 'alive'],
    ['st-success-baseline', 'pass', null],
  ]);
  const because = 'Somebody could not sign in any more.';
  expect(report.restarts).toEqual([
    { after: ['au-wrong', 'au-empty', 'au-acs-url', 'st-success-baseline'], because },
    { after: ['au-empty'], because },
  ]);
  expect(said).toContain(`started anew  after au-empty: ${because}`);
  expect(code).toBe(3);
}, 90_000);

it.each([
  ['at-once', 'closed the connection without an answer'],
  ['later', 'could not be read'],
])(
  'blames the case that ends the SP, %s, and judges the others',
  async (dies, did) => {
    const { code, report } = await ended(startWith({ LOCKING_SP_DIES: dies }, ...locking));
    expect(report.cases.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['au-wrong', 'pass'],
      ['au-empty', 'fail'],
      ['au-acs-url', 'pass'],
      ['st-success-baseline', 'pass'],
    ]);
    expect(report.cases[1]?.liveness).toBe('gone');
    expect(report.cases[1]?.because).toBe(`The SP ${did}, and nobody answered any more at its address.`);
    expect(report.restarts.at(-1)).toEqual({
      after: ['au-empty'],
      because: 'Nobody answered any more at the address of the SP.',
    });
    expect(code).toBe(1);
  },
  90_000,
);

it('writes its report on Ctrl-C, and goes on from there when asked to', async () => {
  const options = ['--only', '@area:AUD'];
  const first = start(...options);
  const stopped = ended(first);
  while (!/"testCaseFinished"/.test(messages())) await pause(50);
  first.kill('SIGINT');
  const { code, report } = await stopped;
  expect([code, report.interrupted]).toEqual([3, 'The run was interrupted.']);
  const left = report.cases.filter(({ because }) => because === 'The run ended before this case.').length;
  expect(left).toBeGreaterThan(5);
  const before = finishedCases();
  const second = await ended(start(...options, '--resume'));
  expect(second.code).toBe(0);
  expect(finishedCases() - before).toBeLessThanOrEqual(left + 1);
  expect(second.report.cases).toHaveLength(report.cases.length);
}, 300_000);

const finishedCases = (): number => messages().split('"testCaseFinished"').length - 1;

function messages(): string {
  try {
    return readFileSync(join(folder, 'messages.ndjson'), 'utf8');
  } catch {
    return '';
  }
}
