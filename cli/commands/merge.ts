import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { exitCodeOf, loadCatalogue, MergeError, mergeRecorded, summaryOf, writeReport } from '../../reports/index.ts';

/** `assay merge`: one report of several runs, judged anew from their messages. Exit codes as of `certify`. */
export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('make one report of shards, or of runs of parts of the catalogue')
    .argument('<folder...>', '--out folders of the runs')
    .option('--out <folder>', 'folder of the report', 'reports/merged')
    .action((folders: string[], { out }: { out: string }) => {
      const { catalogue: digest, facts, scenarios } = mergeRecorded(folders);
      const catalogue = loadCatalogue();
      if (digest !== catalogue.digest) {
        throw new MergeError(
          'These runs used another catalogue than this version has: merge with the version that ran them.',
        );
      }
      const report = writeReport(out, scenarios, catalogue, facts);
      console.log(summaryOf(report, join(relative('.', out), 'index.html')));
      process.exitCode = exitCodeOf(report, 'fail');
    });
}
