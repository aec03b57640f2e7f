/** Several workers, each with a station of its own: the verdicts of a serial run, and nobody left behind. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConformanceReport, readReport } from '../reports/index.ts';

const root = join(import.meta.dirname, '..');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-parallel-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(root, 'dist/cli/assay.js'), 'certify', '--out', folder, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

async function ended(run: ChildProcess): Promise<{ code: unknown; report: ConformanceReport }> {
  const [code] = await once(run, 'exit');
  return { code, report: readReport(join(folder, 'conformance.json')) };
}

/** Once so many scenarios have begun. */
async function begun(scenarios: number): Promise<void> {
  const messages = join(folder, 'messages.ndjson');
  const count = () => {
    try {
      return readFileSync(messages, 'utf8').split('"testCaseStarted"').length - 1;
    } catch {
      return 0;
    }
  };
  while (count() < scenarios) await pause(30);
}

const workersOf = ({ pid }: ChildProcess): number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .map(Number)
    .filter((worker) => worker > 0 && commandOf(worker).includes('run_worker'));

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const verdictsOf = ({ cases }: ConformanceReport) =>
  cases.map(({ id, outcome, reason, verdict }) => [id, verdict, outcome, reason]);

it('judges as a serial run does', { timeout: 180_000 }, async () => {
  const some = ['--only', 'al-hmac-confusion', 'au-wrong', 'sg-none', 'rp-version-old'];
  const serial = await ended(start(...some, '--parallel', '1'));
  const parallel = await ended(start(...some, '--parallel', '2'));
  expect([serial.code, parallel.code]).toEqual([0, 0]);
  expect(verdictsOf(parallel.report)).toEqual(verdictsOf(serial.report));
  expect(verdictsOf(serial.report).length).toBeGreaterThan(5);
});

it('opens the stations of workers as the run was told to: a check switched off is off', {
  timeout: 90_000,
}, async () => {
  const run = start('--without', 'audience_mismatch', '--only', 'au-wrong', '--parallel', '2');
  const { code, report } = await ended(run);
  expect(verdictsOf(report)).toContainEqual(['au-wrong', 'fail', 'accepted-as-expected', null]);
  expect(code).toBe(1);
});

describe.runIf(process.platform === 'linux')('where processes are killed', () => {
  it('leaves one case undecided when its worker dies', { timeout: 180_000 }, async () => {
    const run = start('--only', '@area:AUD', '--parallel', '2');
    const over = ended(run);
    await begun(4);
    const [worker = 0] = workersOf(run);
    process.kill(worker, 'SIGKILL');
    const { code, report } = await over;
    const undecided = report.cases.filter(({ verdict }) => verdict === 'incomplete');
    expect(undecided.length).toBeLessThanOrEqual(1);
    expect(report.cases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    expect(code).toBe(undecided.length === 0 ? 0 : 3);
  });

  it('leaves no worker behind when the run itself is killed', { timeout: 90_000 }, async () => {
    const run = start('--only', '@area:AUD', '--parallel', '2');
    await begun(4);
    const workers = workersOf(run);
    expect(workers).toHaveLength(2);
    if (run.stderr === null) throw new Error('The run is not listened to');
    // Their error output is the run's: it ends when the last of them is gone.
    const gone = text(run.stderr);
    run.kill('SIGKILL');
    await gone;
    expect(workers.filter((worker) => commandOf(worker).includes('run_worker'))).toEqual([]);
  });
});
