import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readReport } from '../reports/index.ts';

const root = join(import.meta.dirname, '..');
const profile = join(root, 'fixtures/sps/leaving/profile.yaml');
vi.setConfig({ testTimeout: 120_000 });
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-leaving-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Verdicts on an SP that is careless about single logout in this way. */
async function verdictsOn(way: string, ...only: string[]): Promise<Record<string, string>> {
  const options = ['certify', '--profile', profile, '--out', folder, '--level', 'security', '--only', ...only];
  const env = { ...process.env, LEAVING_SP: way };
  const run = spawn(process.execPath, [join(root, 'dist/cli/assay.js'), ...options], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  await once(run, 'exit');
  const { cases } = readReport(join(folder, 'conformance.json'));
  return Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));
}

it('no session that another case left behind is ended in place of the one that is meant', async () => {
  const only = ['lo-idp-request-basic', 'lo-redirect-sig-octets', 'lo-idp-sessionindex-unknown', 'lo-idp-unsigned'];
  expect(await verdictsOn('by-name', ...only, 'au-wrong', 'lo-idp-multi-sessionindex')).toMatchObject({
    'lo-idp-request-basic': 'pass',
    'lo-redirect-sig-octets': 'pass',
    'lo-idp-unsigned': 'fail',
    'lo-idp-multi-sessionindex': 'fail',
  });
  const { cases } = readReport(join(folder, 'conformance.json'));
  const half = cases.find(({ id }) => id === 'lo-idp-multi-sessionindex');
  expect(half?.because).toContain('in one of two browsers only');
});

it('no session that an SP hides until a good answer comes is ended in place of the one that is meant', async () => {
  expect(await verdictsOn('hides', 'lo-resp-error', 'lo-idp-request-basic')).toMatchObject({
    'lo-resp-error': 'pass',
    'lo-idp-request-basic': 'pass',
  });
});

const smuggled = ['lo-redirect-sig-smuggle', 'lo-redirect-sig-smuggle-last'];

it('a smuggled name is judged where the SP reads names', async () => {
  expect(await verdictsOn('', ...smuggled)).toMatchObject({
    'lo-redirect-sig-smuggle': 'fail',
    'lo-redirect-sig-smuggle-last': 'pass',
    'lo-idp-request-basic': 'pass',
  });
});

it('a smuggled name shows nothing where the SP signs the browser out, whoever is named', async () => {
  expect(await verdictsOn('browser', ...smuggled, 'lo-idp-nameid-mismatch')).toMatchObject({
    'lo-redirect-sig-smuggle': 'not-applicable',
    'lo-redirect-sig-smuggle-last': 'not-applicable',
    'lo-idp-nameid-mismatch': 'fail',
  });
});
