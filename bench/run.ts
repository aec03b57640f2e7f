/**
 * `npm run bench [-- --quick] [-- --out FOLDER]`. The whole run renews what is checked in: result.json, chart.html and the table
 * of the README. A quick one, which measures less and less long, writes to reports/latest/bench/ only.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { thisMachine } from './machine.ts';
import {
  installRivals,
  measureBehaviour,
  measureCases,
  measureCatalogue,
  measureColdStart,
  measureDocuments,
  measureIdp,
  measureSp,
  measureWorkers,
  startRivals,
} from './measure/index.ts';
import { peers as allPeers } from './peers/index.ts';
import { chartOf, linesOf, tableOf, withTable } from './report/index.ts';
import type { BenchResult, Figure } from './result.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } } });
const { quick } = values;
const home = join(dirname(createRequire(import.meta.url).resolve('#package/package.json')), 'bench');

const result: BenchResult = {
  machine: thisMachine(),
  at: new Date().toISOString(),
  mode: quick ? 'quick' : 'whole',
  figures: [],
  missing: [],
};
const plan = quick ? { rounds: 1, windowMs: 1_000, warmUps: 1_000 } : { rounds: 5, windowMs: 3_000, warmUps: 4_000 };

/** What cannot be measured is said, and does not take the rest with it. */
async function attempt(what: string, measure: () => Promise<Figure[]>): Promise<void> {
  console.error(`… ${what}`);
  try {
    result.figures.push(...(await measure()));
  } catch (error) {
    result.missing.push({ what, why: String(error) });
  }
}

if (!quick) console.error('… installing the peers');
const { peers, missing, remove } = await installRivals(quick ? [] : allPeers);
result.missing.push(...missing);
try {
  await attempt('cold start, beside the peers', () => measureColdStart(quick ? 1 : 5, peers));
  await attempt('sign-ins, beside RSA and the peers', async () => {
    const { running, stop } = await startRivals(peers, plan.warmUps);
    try {
      return await measureIdp(plan, running);
    } finally {
      await stop();
    }
  });
} finally {
  await remove();
}
await attempt('workers', () => measureWorkers(plan));
await attempt('the reference SP', () => measureSp(quick ? 1 : 3, quick ? 100 : 500));
await attempt('conformance cases', () => measureCases(quick));
if (!quick) {
  await attempt('the whole catalogue', measureCatalogue);
  await attempt('behaviour', measureBehaviour);
  await attempt('both documents in Chromium', measureDocuments);
}

const out = resolve(values.out ?? (quick ? join('reports', 'latest', 'bench') : home));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
writeFileSync(join(out, 'chart.html'), chartOf(result));
if (out === home) {
  const readme = join(home, 'README.md');
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), tableOf(result)));
}
console.log(linesOf(result));
console.log(`\n${join(out, 'result.json')}, ${join(out, 'chart.html')}`);
