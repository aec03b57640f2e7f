import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConformanceReport, readReport } from '../reports/index.ts';

const root = join(import.meta.dirname, '..');
vi.setConfig({ testTimeout: 180_000 });
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-hard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Certifies one of fixtures/profiles/hard, as people do; `careless` are switches of the SP that take a check away. */
async function certified(profile: string, only: readonly string[], careless = '') {
  const file = join(root, 'fixtures/profiles/hard', `${profile}.yaml`);
  const options = ['certify', '--profile', file, '--out', folder, '--level', 'security', '--only', ...only];
  const run = spawn(process.execPath, [join(root, 'dist/cli/assay.js'), ...options], {
    cwd: root,
    env: { ...process.env, CARELESS: careless },
  });
  const [said, complaints] = [text(run.stdout), text(run.stderr)];
  const [code] = await once(run, 'exit');
  if (!existsSync(join(folder, 'conformance.json'))) throw new Error(`${await said}\n${await complaints}`);
  const report = readReport(join(folder, 'conformance.json'));
  return { code, said: await said, report, verdicts: verdictsOf(report) };
}

const verdictsOf = ({ cases }: ConformanceReport): Record<string, string> =>
  Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict]));

describe('several ACS', () => {
  const only = ['rp-destination-other-own-acs', 'sc-recipient-other-own-acs', 'rpl-other-acs'];

  it('are told apart by an SP that compares addresses, whichever it asks for by index', async () => {
    const { code, verdicts } = await certified('several-acs', only);
    expect([code, ...only.map((id) => verdicts[id])]).toEqual([0, 'pass', 'pass', 'pass']);
  });

  it('are seen to be confused, each check by its case', async () => {
    const { verdicts } = await certified('several-acs', only, 'no-destination no-recipient replay-per-acs');
    expect(only.map((id) => verdicts[id])).toEqual(['fail', 'fail', 'fail']);
  });
});

describe('tenants', () => {
  const only = ['is-tenant-confusion', 'is-tenant-other-acs'];

  it('are kept apart', async () => {
    const { code, verdicts } = await certified('tenants', only);
    expect([code, verdicts]).toMatchObject([
      0,
      { 'is-tenant-own': 'pass', [only[0] ?? '']: 'pass', [only[1] ?? '']: 'pass' },
    ]);
  });

  it('are seen to be confused: one table of accounts for all, one list of IdPs for all', async () => {
    const { verdicts } = await certified('tenants', only, 'accounts-of-all-tenants trust-of-all-tenants');
    expect(verdicts).toMatchObject({ 'is-tenant-own': 'pass', [only[0] ?? '']: 'fail', [only[1] ?? '']: 'fail' });
  });
});

it('a sign-in that needs script is driven in Chromium, and what the SP sends is read there', async () => {
  const { code, verdicts } = await certified('script', ['au-wrong', 'rq-version', 'ir-other-browser']);
  expect([code, verdicts]).toMatchObject([
    0,
    { 'au-wrong': 'pass', 'rq-version': 'pass', 'ir-other-browser': 'pass', 'st-success-baseline': 'pass' },
  ]);
});

it('a cookie that stays away across sites is one fail, and the rest is judged', async () => {
  const { code, verdicts } = await certified('same-site', ['bn-post-ok', 'au-wrong', 'ir-no-cookie']);
  expect([code, verdicts]).toMatchObject([1, { 'bn-post-ok': 'fail', 'au-wrong': 'pass', 'ir-no-cookie': 'pass' }]);
});

it('a lock-out is no conformance: each case is judged with a sign-in after it', async () => {
  const only = ['au-wrong', 'au-empty', 'au-acs-url', 'sg-none'];
  const { code, report, said } = await certified('lock-out', only);
  expect(said).toContain('to find out which case did it');
  expect(report.cases.filter(({ id }) => only.includes(id)).map(({ liveness }) => liveness)).toEqual(
    only.map(() => 'alive'),
  );
  expect(report.restarts).toEqual([
    { after: expect.arrayContaining(only), because: 'Somebody could not sign in any more.' },
  ]);
  expect(said).toContain('started anew');
  expect(code).toBe(0);
});

it('an SP that takes unsolicited Responses only is judged by these', async () => {
  const { code, verdicts } = await certified('unsolicited', [
    'au-wrong',
    'ir-response-wrong',
    'rq-version',
    'rpl-other-browser',
  ]);
  expect([code, verdicts]).toMatchObject([
    0,
    { 'au-wrong': 'pass', 'rpl-other-browser': 'pass', 'rq-version': 'not-applicable', 'st-success-baseline': 'pass' },
  ]);
});

it('who came for the first time is listed, and cleaned up', async () => {
  const { report, said } = await certified('newcomers', ['ni-256', 'ni-markup-template']);
  expect(report.left).toMatchObject({ reset: true, cleanUp: 'done' });
  expect(report.left.accounts).toEqual(expect.arrayContaining([expect.stringContaining('{{7*7}}')]));
  expect(said).toMatch(/accounts may be new: cleaned up by hooks\.cleanup/);
  expect(report.cases.find(({ id }) => id === 'ni-markup-template')?.effects).toEqual(['creates-accounts']);
});
