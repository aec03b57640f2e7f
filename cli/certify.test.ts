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

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'dist/cli/assay.js'), 'certify', '--out', folder, ...args], { cwd: root });

async function ended(run: ChildProcess): Promise<{ code: unknown; said: string; report: ConformanceReport }> {
  if (run.stdout === null) throw new Error('The run is not listened to');
  const said = text(run.stdout);
  const [code] = await once(run, 'exit');
  return { code, said: await said, report: readReport(join(folder, 'conformance.json')) };
}

it('names the case that locks people out, and judges the others', async () => {
  const profile = ['--profile', 'fixtures/sps/locking/profile.yaml'];
  const { code, report, said } = await ended(start(...profile, '--only', 'au-wrong', 'au-empty', 'au-acs-url'));
  expect(said).toContain('to find out which case did it');
  expect(report.cases.map(({ id, verdict, liveness }) => [id, verdict, liveness])).toEqual([
    ['au-wrong', 'pass', 'alive'],
    ['au-empty', 'incomplete', 'dead'],
    ['au-acs-url', 'pass', 'alive'],
    ['st-success-baseline', 'pass', null],
  ]);
  expect(code).toBe(3);
}, 90_000);

it('writes its report on Ctrl-C, and goes on from there when asked to', async () => {
  const options = ['--only', '@area:AUD', '@area:SIG'];
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
