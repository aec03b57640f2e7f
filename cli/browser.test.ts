/** A browser that does not start, or ends too early, is this machine's trouble: no run may call it the SP's failure. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReport } from '../reports/index.ts';
import { findChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..');
const chromium = findChromium(process.env);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const out = () => join(folder, 'out');

/** Two steps of a document, walked in this browser. */
function certify(browser: string, ...args: readonly string[]) {
  const executable = join(folder, 'browser');
  writeFileSync(executable, `#!/bin/sh\n${browser}\n`, { mode: 0o755 });
  const command = [join(root, 'dist/cli/assay.js'), 'certify', '--out', out(), '--name', '^Only the fields', ...args];
  const env = { ...process.env, PLAYWRIGHT_CHROMIUM_EXECUTABLE: executable, DISPLAY: ':77' };
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', env });
}

/** Verdicts and reasons of the scenarios in the report. */
const judged = () =>
  readReport(join(out(), 'conformance.json')).scenarios.map(({ because, verdict }) => `${verdict}: ${because}`);

describe('a browser that does not start at all', () => {
  it('ends the run before it begins, with what it said and the remedy', { timeout: 60_000 }, () => {
    const { status, stderr } = certify('echo "error while loading libnss3.so" >&2; exit 127');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^The browser did not start, so nothing is judged: .*"error while loading libnss3.so"\. Mend/,
    );
    expect(existsSync(out())).toBe(false);
  });

  it('because of a DISPLAY that shows nothing says so', { timeout: 60_000 }, () => {
    const { status, stderr } = certify('echo "Missing X server or \\$DISPLAY" >&2; exit 1', '--headed');
    expect(status).toBe(2);
    expect(stderr).toMatch(/finds no screen where DISPLAY or WAYLAND_DISPLAY says: correct it, leave --headed out/);
  });
});

describe.skipIf(chromium === undefined)('a browser that is lost while the SP is judged', () => {
  it('leaves the scenarios of a worker that gets none undecided', { timeout: 120_000 }, () => {
    const once = `mkdir ${folder}/before 2>/dev/null || { echo "out of memory" >&2; exit 1; }\nexec ${chromium} "$@"`;
    expect(certify(once, '--parallel', '2').status).toBe(3);
    expect(judged()).toEqual([
      expect.stringMatching(/^incomplete: The browser did not start, .*"out of memory"/),
      expect.stringMatching(/^incomplete: The browser did not start, .*"out of memory"/),
    ]);
  });

  it('leaves its scenario undecided, and the next one gets another browser', { timeout: 120_000 }, () => {
    // Once the first scenario has begun, however long everything before it took.
    const begun = `until grep -q testCaseStarted "${out()}/messages.ndjson" 2>/dev/null; do sleep 0.05; done`;
    const killed = `${chromium} "$@" &\nbrowser=$!\n${begun}\npkill -P $browser\nwait`;
    const shortly = `mkdir ${folder}/before 2>/dev/null || exec ${chromium} "$@"\n${killed}`;
    expect(certify(shortly, '--slow', '400').status).toBe(3);
    expect(judged()).toEqual([
      'incomplete: The browser ended before the scenario did: nothing is judged.',
      'pass: Every step held.',
    ]);
  });
});
