/**
 * `npm run fuzz -- [--minutes N] [--mutants N] [--seed S] [--target responses|requests] [--save]`: mutants against the
 * reference SP and the mock IdP, in turns. Ends with 1 when one did what none may do. `--save` puts what was new into the corpus.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  corpusFile,
  type FuzzReport,
  fuzz,
  type HostileMessage,
  openMockIdp,
  openReferenceSp,
  readCorpus,
  withNews,
} from '../steps/index.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    mutants: { type: 'string', default: '1000000000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const [minutes, most, seed] = [Number(values.minutes), Number(values.mutants), Number(values.seed)];
if (![minutes, most, seed].every((value) => Number.isFinite(value) && value >= 0)) {
  console.error('--minutes, --mutants and --seed are numbers from 0.');
  process.exit(2);
}

/** Both parties go by one clock that runs as ours does. */
const now = () => new Date();
const openers = { responses: openReferenceSp, requests: openMockIdp };
const chosen = Object.entries(openers).filter(([name]) => values.target === undefined || name === values.target);
if (chosen.length === 0) {
  console.error(`--target is one of ${Object.keys(openers).join(', ')}.`);
  process.exit(2);
}

let stopped = false;
process.once('SIGINT', () => {
  stopped = true;
});

function tell(name: string, { mutants, outcomes, news, findings }: FuzzReport): void {
  console.log(
    `\n${name}: ${mutants} mutants, ${outcomes.size} outcomes, ${news.length} of them new, ${findings.length} findings`,
  );
  for (const [outcome, times] of [...outcomes].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(times).padStart(8)}  ${outcome}`);
  for (const { seed: number, trouble, mutations, encoding, xml } of findings) {
    console.log(`\n  seed ${number} ${trouble}\n  (${mutations.join(', ')}; ${encoding})\n  ${xml.slice(0, 2000)}`);
  }
}

const corpus = readCorpus();
const found: HostileMessage[] = [];
let failed = false;
for (const [name, open] of chosen) {
  const target = await open(now);
  const until = performance.now() + (minutes * 60_000) / chosen.length;
  const known = corpus.filter((mutant) => mutant.target === name).map(({ outcome }) => outcome);
  const goOn = (mutants: number) => !stopped && mutants < most && performance.now() < until;
  const report = await fuzz(target, { seed, goOn, known });
  await target.close();
  tell(name, report);
  found.push(...report.news, ...report.findings);
  failed ||= report.findings.length > 0;
}
if (values.save) writeFileSync(corpusFile, withNews(corpus, found));
process.exitCode = failed ? 1 : 0;
