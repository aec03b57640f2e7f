/** The machine's clock is set while a run goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReport } from '../reports/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-clock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A clock that runs backwards: whichever two moments are compared, it was set back in between. */
const backwards = `
  const Real = Date;
  const start = Real.now();
  const now = () => Math.round(2 * start - (performance.timeOrigin + performance.now()));
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(now()) : super(...given); }
    static now() { return now(); }
  };`;

test('backwards: the run is judged as ever, and no time in its report is negative', { timeout: 120_000 }, async () => {
  writeFileSync(join(folder, 'backwards.mjs'), backwards);
  const assay = join(import.meta.dirname, '..', 'dist', 'cli', 'assay.js');
  const preload = ['--import', pathToFileURL(join(folder, 'backwards.mjs')).href];
  const out = join(folder, 'out');
  const run = spawn(process.execPath, [...preload, assay, 'certify', '--only', 'au-wrong', '--out', out]);
  const complaints = text(run.stderr);
  run.stdout.resume();
  const [code] = await once(run, 'exit');
  expect([code, await complaints]).toEqual([0, expect.not.stringContaining('schema')]);
  const { cases, durationMs, startedAt } = readReport(join(out, 'conformance.json'));
  expect(durationMs).toBeGreaterThan(0);
  expect(new Date(startedAt).getTime()).toBeGreaterThan(Date.now() - 600_000);
  const times = cases.flatMap((one) => [one.durationMs, ...one.timeline.map(({ atMs }) => atMs)]);
  expect(times.filter((time) => time < 0)).toEqual([]);
});
