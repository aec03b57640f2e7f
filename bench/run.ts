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
  coldStart,
  measureBehaviour,
  measureCases,
  measureCatalogue,
  measureDocuments,
  measureIdp,
  measureSp,
  measureWorkers,
  startRivals,
} from './measure/index.ts';
import { chartOf, linesOf, tableOf, withTable } from './report/index.ts';
import type { BenchResult, Figure } from './result.ts';
import { sampleOf } from './statistics.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } } });
const { quick } = values;
const home = join(dirname(createRequire(import.meta.url).resolve('#package/package.json')), 'bench');

async function starts(rounds: number): Promise<Figure[]> {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await coldStart());
  const timesBare = sampleOf(measured.map(({ toMetadataMs, bareMs }) => toMetadataMs / bareMs)).median;
  return [
    {
      id: 'cold-start',
      what: 'cold start of the IdP to a 200 on metadata',
      unit: 'ms',
      value: sampleOf(measured.map(({ toMetadataMs }) => toMetadataMs)),
      beside: `${timesBare.toFixed(1)} × a Node that does nothing`,
    },
    {
      id: 'cold-start-cpu',
      what: 'processor time of such a start',
      unit: 'ms',
      value: sampleOf(measured.map(({ cpuMs }) => cpuMs)),
    },
    {
      id: 'idle',
      what: 'memory of the idle IdP',
      unit: 'MiB',
      value: sampleOf(measured.map(({ idleMiB }) => idleMiB)),
    },
  ];
}

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

await attempt('cold start', () => starts(quick ? 1 : 5));
await attempt('sign-ins, beside RSA and the peers', async () => {
  if (quick) return measureIdp(plan, []);
  const rivals = await startRivals(plan.warmUps);
  result.missing.push(...rivals.missing);
  try {
    return await measureIdp(plan, rivals.running);
  } finally {
    await rivals.stop();
  }
});
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
