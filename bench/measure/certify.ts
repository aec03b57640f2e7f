import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfile, type Shares, sharesOf } from './cpu-profile.ts';

export interface CertifyRun {
  seconds: number;
  cases: number;
  /** Of one case with everything that belongs to it: the twin, the liveness sign-in, reading back. */
  medianCaseMs: number;
  /** Processor time per case and party, where it was asked for. */
  shares: Shares | undefined;
}

const assay = createRequire(import.meta.url).resolve('#package/dist/cli/assay.js');

function durationsIn(file: string): number[] {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof written !== 'object' || written === null || !('cases' in written) || !Array.isArray(written.cases)) {
    throw new Error(`${file} holds no cases.`);
  }
  return written.cases.flatMap(({ durationMs }: { durationMs?: unknown }) =>
    typeof durationMs === 'number' && durationMs > 0 ? [durationMs] : [],
  );
}

/** A module that has the process write its processor time when it ends: a parent is not told. */
function writingUsage(file: string): string {
  const write = `writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.cpuUsage()))`;
  const code = `import { writeFileSync } from 'node:fs'; process.on('exit', () => ${write});`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function cpuMsIn(file: string): number {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isUsage = typeof written === 'object' && written !== null && 'user' in written && 'system' in written;
  return isUsage ? (Number(written.user) + Number(written.system)) / 1000 : Number.NaN;
}

/** Runs `assay certify` against the reference SP; any exit code but 0 ends the bench. `profiled` says who the time belonged to, and so all runs in one process. */
export async function certify(selection: readonly string[], profiled: boolean): Promise<CertifyRun> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  try {
    const usage = join(folder, 'usage.json');
    const profiling = profiled ? ['--cpu-prof', '--cpu-prof-dir', folder, '--import', writingUsage(usage)] : [];
    const serial = profiled ? ['--parallel', '1'] : [];
    const began = performance.now();
    const run = spawn(
      process.execPath,
      [...profiling, assay, 'certify', '--out', join(folder, 'report'), ...serial, ...selection],
      {
        stdio: 'ignore',
      },
    );
    const [code] = await once(run, 'exit');
    const seconds = (performance.now() - began) / 1000;
    if (code !== 0) throw new Error(`assay certify ${selection.join(' ')} ended with ${code}: nothing to measure.`);
    const durations = durationsIn(join(folder, 'report', 'conformance.json')).sort((a, b) => a - b);
    const profile = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
    const whole = profile === undefined ? undefined : sharesOf(readProfile(join(folder, profile)), cpuMsIn(usage));
    const perCase = (milliseconds: number) => milliseconds / durations.length;
    return {
      seconds,
      cases: durations.length,
      medianCaseMs: durations[durations.length >> 1] ?? Number.NaN,
      shares: whole && {
        sp: perCase(whole.sp),
        idp: perCase(whole.idp),
        judge: perCase(whole.judge),
        node: perCase(whole.node),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
