/** A full disk: what cannot be kept is not acknowledged, one sentence says so, and what is there can still be read. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, startChild, startOnFullDisk } from './testing/child.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-full-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const person = (login: string) => ({ people: [{ login, firstName: 'P', lastName: 'x'.repeat(50) }] });
const endUser = (email: string) => ({ endUsers: [{ email, name: `U${'x'.repeat(4000)}`, environments: ['DEV'] }] });

test.each([
  ['the mock IdP', 'idp.sqlite', ['idp', '--saml-port', '0', '--admin-port', '0'], '/organisation', person],
  ['the reference SP', 'sp.sqlite', ['sp', '--port', '0'], '/workspace', endUser],
] as const)('at %s', { timeout: 120_000 }, async (_who, file, command, path, body) => {
  const found = async (child: Child) =>
    new Set([...JSON.stringify(await child.control('GET', path)).matchAll(/full-\d+@/g)].map(([name]) => name));
  const acknowledged = new Set<string>();
  let readBefore = new Set<string>();
  const full = await startOnFullDisk(1024, ...command, '--data', folder);
  try {
    const write = async () => {
      const name = `full-${acknowledged.size}@`;
      await full.control('PATCH', path, body(`${name}example.com`));
      acknowledged.add(name);
    };
    const untilRefused = async () => {
      for (let writes = 0; writes < 5000; writes += 1) await write();
    };
    await expect(untilRefused()).rejects.toThrow(/PATCH .*: 50\d/);
    await expect(write()).rejects.toThrow(/PATCH .*: 50\d/);
    expect(acknowledged.size).toBeGreaterThan(10);
    readBefore = await found(full);
    // Of what was refused something may be there; it was never said to be.
    expect([...acknowledged].filter((name) => !readBefore.has(name))).toEqual([]);
    expect(readBefore.size - acknowledged.size).toBeLessThanOrEqual(1);
    const [complaint = '', ...others] = full.complaints().trim().split('\n');
    expect(complaint).toContain(`${join(folder, file)} cannot grow`);
    expect(complaint).toContain('the disk is full');
    expect(complaint).toContain('make room');
    expect(others).toEqual([complaint]);
  } finally {
    await full.kill();
  }
  const roomy = await startChild(...command, '--data', folder);
  expect(await found(roomy)).toEqual(readBefore);
  await roomy.kill();
});

async function certify(blocks: string, out: string) {
  const assay = join(import.meta.dirname, '..', 'dist', 'cli', 'assay.js');
  const limited = 'ulimit -f "$1"; shift; exec "$@"';
  const args = [assay, 'certify', '--only', 'au-wrong', '--out', out];
  const child = spawn('sh', ['-c', limited, 'sh', blocks, process.execPath, ...args]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const [code, complaints] = await Promise.all([ended, text(child.stderr), text(child.stdout)]);
  return { code, complaints };
}

const sentence = (out: string, code: string) =>
  `The report cannot be written to ${out} (${code}): make room there, or choose another folder with --out.\n`;

test('at the report of a run', { timeout: 120_000 }, async () => {
  const out = join(folder, 'report');
  // Room for the first messages, then none.
  const { code, complaints } = await certify('128', out);
  expect([code, complaints]).toEqual([2, sentence(out, 'EFBIG')]);
  const kept = readFileSync(join(out, 'messages.ndjson'), 'utf8').split('\n').slice(0, -1);
  expect(kept.length).toBeGreaterThan(3);
  expect(() => kept.map((line) => JSON.parse(line))).not.toThrow();
});

test('a folder for the report that cannot be made', { timeout: 60_000 }, async () => {
  writeFileSync(join(folder, 'plain'), '');
  const out = join(folder, 'plain', 'report');
  expect(await certify('unlimited', out)).toEqual({ code: 2, complaints: sentence(out, 'ENOTDIR') });
});
