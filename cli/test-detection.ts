/**
 * Proves that the conformance catalogue detects: mutants of the reference SP, SPs that refuse everything, and versions of
 * libraries with published weaknesses beside the versions that mend them. `node dist/cli/test-detection.js [part of a name] [--only case] [--jobs n]
 * [--out folder] [--every-case]`. In front of each mutant run the cases in which the check had a say, and a sample of the
 * others; `--every-case` runs them all and takes some hours.
 * Exit: 0 told apart, 1 something was not, 3 something could not run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutants, nameOf, pairs, refusers } from '../steps/index.ts';
import {
  type DetectionFinding,
  exitCodeOf,
  judgeMutant,
  judgePair,
  judgeRefuser,
  lineOf,
  ReferenceRuns,
  soundCases,
} from './detection/index.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '2' },
    only: { type: 'string', multiple: true, default: [] },
    'every-case': { type: 'boolean', default: false },
    out: { type: 'string', default: join('reports', 'runs', 'detection') },
  },
});
const [wanted = ''] = positionals;
const findings: DetectionFinding[] = [];

const chosen = mutants.filter(({ name }) => name.includes(wanted));
if (chosen.length > 0) {
  const runs = new ReferenceRuns();
  const run = { runs, out: values.out, only: values.only, everyCase: values['every-case'] };
  const sound = await soundCases(run);
  await each(chosen, (mutant) => judgeMutant(mutant, sound, run));
  runs.close();
}
await each(
  refusers.filter(({ name }) => name.includes(wanted)),
  (refuser) => judgeRefuser(refuser, values.out),
);
await each(
  pairs.filter((pair) => nameOf(pair).includes(wanted)),
  (pair) => judgePair(pair, values.out),
);

mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'detection.json'), `${JSON.stringify(findings, null, 2)}\n`);
const count = (status: DetectionFinding['status']) => findings.filter((one) => one.status === status).length;
console.log(
  `\n${count('detected')} told apart, ${count('missed')} missed, ${count('unseen')} that no case can tell, ${count('not-run')} did not run.`,
);
process.exitCode = exitCodeOf(findings);

async function each<T>(all: readonly T[], judge: (one: T) => Promise<DetectionFinding>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const finding = await judge(next);
      findings.push(finding);
      console.log(lineOf(finding));
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
}
