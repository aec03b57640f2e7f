/** Being told to stop, at the moments at which a run is stopped in different ways: nothing stays behind, and what is known is told. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReport } from '../reports/index.ts';
import { freePort } from './testing/free-port.ts';

const root = join(import.meta.dirname, '..');
let folder: string;
let port: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-interruption-'));
  port = await freePort();
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);

/** An SP that says who it is, and cleans up after itself. */
function profileOf(setup: string): string {
  const url = `http://localhost:${port}`;
  const file = inFolder('profile.json');
  const profile = {
    name: 'SP',
    sp: { entityId: `${url}/metadata`, acsUrl: `${url}/acs` },
    start: `${url}/login`,
    whoami: { url: `${url}/me`, json: '$.nameId' },
    people: [{ nameId: 'alice@example.com' }, { nameId: 'bob@example.com' }],
    hooks: { setup: `echo $$ > sp.pid; exec ${setup}`, ready: `${url}/`, teardown: 'echo done > torn-down' },
  };
  writeFileSync(file, JSON.stringify(profile));
  return file;
}

const certify = (...args: readonly string[]) =>
  spawn(process.execPath, [join(root, 'dist/cli/assay.js'), 'certify', '--out', inFolder('out'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function until(there: () => boolean): Promise<void> {
  while (!there()) await pause(30);
}

async function stopped(run: ChildProcess & { stderr: NonNullable<ChildProcess['stderr']> }, signal: NodeJS.Signals) {
  const ended = once(run, 'exit');
  const complaints = text(run.stderr);
  run.kill(signal);
  const [code] = await ended;
  return { code, complaints: await complaints };
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const spPid = () => Number(readFileSync(inFolder('sp.pid'), 'utf8'));

test('while the SP starts and is not ready', { timeout: 60_000 }, async () => {
  const run = certify('--profile', profileOf('sleep 600'));
  await until(() => existsSync(inFolder('sp.pid')));
  const { code, complaints } = await stopped(run, 'SIGTERM');
  expect(code).toBe(3);
  expect(complaints).toContain('The run was interrupted before the SP was ready.');
  expect(complaints).toContain('Nothing was judged yet, so there is no report.');
  expect(alive(spPid())).toBe(false);
  expect(existsSync(inFolder('torn-down'))).toBe(true);
});

test('while an SP that never answers is calibrated', { timeout: 60_000 }, async () => {
  const server = `const asked = (url) => require('node:fs').writeFileSync('asked', url);
    require('node:http').createServer(({ url }, response) => (url === '/' ? response.end() : asked(url))).listen(${port});`;
  writeFileSync(inFolder('slow.cjs'), server);
  const run = certify('--profile', profileOf(`${process.execPath} slow.cjs`), '--time-limit', '60');
  await until(() => existsSync(inFolder('asked')));
  const { code } = await stopped(run, 'SIGINT');
  expect(code).toBe(3);
  const report = readReport(inFolder('out/conformance.json'));
  expect(report.calibration.findings.map((finding) => finding.text)).toEqual([
    'The run was interrupted before it ended.',
  ]);
  expect(alive(spPid())).toBe(false);
  expect(existsSync(inFolder('torn-down'))).toBe(true);
});

test.each(['SIGTERM', 'SIGHUP'] as const)('by %s while cases run', { timeout: 90_000 }, async (signal) => {
  const run = certify('--only', '@area:AUD');
  const messages = inFolder('out/messages.ndjson');
  await until(() => existsSync(messages) && readFileSync(messages, 'utf8').includes('"testCaseFinished"'));
  const { code } = await stopped(run, signal);
  expect(code).toBe(3);
  const report = readReport(inFolder('out/conformance.json'));
  expect(report.interrupted).toBe('The run was interrupted.');
  expect(report.cases.length).toBeGreaterThan(3);
});

test('by an SP that dies and cannot be started again', { timeout: 120_000 }, async () => {
  const server = join(root, 'fixtures/sps/hard/server.js');
  writeFileSync(inFolder('once.sh'), `[ ! -e once ] && touch once && exec ${process.execPath} ${server} ${port}`);
  const people = [{ nameId: 'alice@example.com' }, { nameId: 'bob@example.com' }];
  const url = `http://localhost:${port}`;
  const hooks = { setup: 'echo $$ > sp.pid; . ./once.sh', ready: `${url}/` };
  const whoami = { url: `${url}/me`, json: '$.nameId' };
  const profile = { name: 'SP', metadata: `${url}/saml/metadata`, start: `${url}/login`, whoami, people, hooks };
  writeFileSync(inFolder('mortal.json'), JSON.stringify(profile));
  const run = certify('--profile', inFolder('mortal.json'), '--only', '@area:AUD');
  const ended = once(run, 'exit');
  const messages = inFolder('out/messages.ndjson');
  await until(() => existsSync(messages) && readFileSync(messages, 'utf8').includes('"testCaseFinished"'));
  process.kill(spPid(), 'SIGKILL');
  const [code] = await ended;
  const report = readReport(inFolder('out/conformance.json'));
  expect(report.interrupted).toMatch(/signed nobody in any more, and could not be started anew: .*hook ended with 1/);
  // Who died of a message is told from who died between two by nobody.
  const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ outcome }) => outcome)).toEqual(failed.length === 0 ? [] : ['crashed']);
  expect(code).toBe(failed.length === 0 ? 3 : 1);
  expect(report.cases.filter(({ verdict }) => verdict === 'incomplete').length).toBeGreaterThan(10);
});

test('while nothing but our own code runs, and somebody else is to answer afterwards', async () => {
  const script = `import { answerSignals } from '${join(root, 'dist/cli/signals.js')}';
    answerSignals(() => process.exit(4));
    process.kill(process.pid, 'SIGINT');
    answerSignals(() => process.exit(3));
    setTimeout(() => process.exit(0), 10_000);`;
  const run = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  expect(await once(run, 'exit')).toEqual([3, null]);
});

test('before it serves: the folder of its local CA goes, too', { timeout: 60_000 }, async () => {
  const assay = join(root, 'dist/cli/assay.js');
  const args = [assay, 'idp', '--tls', '--saml-port', '0', '--admin-port', '0'];
  const run = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, TMPDIR: folder } });
  const ended = once(run, 'exit');
  await until(() => readdirSync(folder).some((name) => name.startsWith('saml-assay-')));
  run.kill('SIGTERM');
  await ended;
  expect(readdirSync(folder)).toEqual([]);
});
