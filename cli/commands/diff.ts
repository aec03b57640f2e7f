import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { comparisonOf, comparisonText, readReport } from '../../reports/index.ts';

/** `assay diff`: what changed from one run to another. Exit: 0 nothing got worse, 1 something did, 2 configuration. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('compare two runs, the earlier one first')
    .argument('<before>', '--out folder of a run, or its conformance.json')
    .argument('<after>', 'the same of the later run')
    .action((before: string, after: string) => {
      const comparison = comparisonOf(readReport(reportIn(before)), readReport(reportIn(after)));
      console.log(comparisonText(comparison));
      process.exitCode = comparison.changes.some(({ direction }) => direction === 'worse') ? 1 : 0;
    });
}

const reportIn = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, 'conformance.json') : path;
