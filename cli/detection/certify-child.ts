import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ConformanceReport, validateReport } from '../../reports/index.ts';

/** A run as people make it. */
export interface Certified {
  exitCode: number;
  /** Undefined: the run could not even begin. */
  report: ConformanceReport | undefined;
  /** What it printed. */
  said: string;
}

/** Where this package is, with its build and what it depends on. */
export const packageRoot = dirname(createRequire(import.meta.url).resolve('#package/package.json'));

/** Runs `assay certify` from the build in a process of its own, and reads its authoritative result. */
export async function certify(out: string, ...options: readonly string[]): Promise<Certified> {
  const assay = join(packageRoot, 'dist', 'cli', 'assay.js');
  if (!existsSync(assay)) throw new Error('There is no build to run: npm run build first.');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const child = spawn(process.execPath, [assay, 'certify', '--out', out, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [exitCode, stdout, stderr] = await Promise.all([exitCodeOf(child), text(child.stdout), text(child.stderr)]);
  return { exitCode, report: reportIn(out), said: `${stdout}${stderr}` };
}

/** Why a run could not judge, in one line: the first that names an error, not the frames of its stack. */
export function reasonIn(said: string): string {
  const lines = said.trim().split('\n');
  return lines.find((line) => /^\w*Error\b|^✗/.test(line)) ?? lines.at(-1) ?? '';
}

async function exitCodeOf(child: ChildProcess): Promise<number> {
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 3;
}

function reportIn(out: string): ConformanceReport | undefined {
  const file = join(out, 'conformance.json');
  if (!existsSync(file)) return undefined;
  const report: ConformanceReport = JSON.parse(readFileSync(file, 'utf8'));
  validateReport(report);
  return report;
}
