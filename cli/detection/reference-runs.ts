import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceReport } from '../../reports/index.ts';
import { packageRoot } from './certify-child.ts';

/** Cases in front of the reference SP with some of its checks off. */
export interface ReferenceRun {
  checksOff: readonly string[];
  /** Case slugs; all where there are none. */
  only: readonly string[];
  tags?: string;
  /** Folder of the report. */
  out: string;
}

export interface Answer {
  report: ConformanceReport;
  /** By case: the reason of everything that the SP objected to while it ran, reported or not. */
  objections: Record<string, readonly string[]>;
}

/** A run that could not begin, or whose process died. */
export class NoReportError extends Error {
  readonly code = 'no_report';
}

/** What a process keeps of its runs adds up: after this many cases it makes room for a fresh one. */
const casesMost = 2000;

/** Runs the reference SP in processes that stay; one run at a time in each. */
export class ReferenceRuns {
  readonly #idle: { child: ChildProcess; cases: number }[] = [];

  /** Throws NoReportError. */
  async judge(wanted: ReferenceRun): Promise<Answer> {
    const { child, cases } = this.#idle.pop() ?? { child: start(), cases: 0 };
    const ended = new AbortController();
    try {
      child.send(wanted);
      const answer = await Promise.race([
        once(child, 'message', { signal: ended.signal }),
        once(child, 'exit', { signal: ended.signal }).then(([code]) => [{ failed: `the process ended (${code})` }]),
      ]);
      const [said]: (Answer | { failed: string })[] = answer;
      if (said === undefined || 'failed' in said) throw new NoReportError(said?.failed ?? 'no answer');
      const judged = cases + said.report.cases.length;
      if (judged < casesMost) this.#idle.push({ child, cases: judged });
      else child.disconnect();
      return said;
    } catch (error) {
      if (child.connected) child.disconnect();
      throw error;
    } finally {
      ended.abort();
    }
  }

  close(): void {
    for (const { child } of this.#idle.splice(0)) child.disconnect();
  }
}

function start(): ChildProcess {
  const module = join(packageRoot, 'dist', 'cli', 'detection', 'reference-child.js');
  if (!existsSync(module)) throw new NoReportError('There is no build to run: npm run build first.');
  return fork(module, { stdio: 'ignore' });
}
