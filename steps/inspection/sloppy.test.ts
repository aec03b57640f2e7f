import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SutDriver } from '../../sp-under-test/drivers/index.ts';
import { HttpAgent } from '../user-agents/index.ts';
import { schemasInstalled } from './document/schema.ts';
import { authnRequestRules, gather, type Rule, spMetadataRules } from './index.ts';

const server = createRequire(import.meta.url).resolve('#package/fixtures/sps/sloppy/server.js');
let sp: ChildProcess;
let base: string;

beforeAll(async () => {
  const port = await freePort();
  base = `http://localhost:${port}`;
  sp = spawn(process.execPath, [server], { env: { ...process.env, SLOPPY_SP_PORT: String(port) }, stdio: 'inherit' });
  await vi.waitUntil(
    () =>
      fetch(base).then(
        ({ ok }) => ok,
        () => false,
      ),
    { timeout: 10_000, interval: 100 },
  );
});
afterAll(() => sp.kill());

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** The sloppy SP, asking in one way and publishing in one. Its IdP does not answer: only what leaves the SP counts. */
const driverOf = (ask: string, publish: string): SutDriver => ({
  name: 'The sloppy SP',
  exposes: { reasons: false },
  declares: { supports: [], toleranceSeconds: 180 },
  people: [],
  facts: async () => ({
    entityId: `${base}/metadata`,
    acsUrl: `${base}/acs`,
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    metadataUrl: `${base}/descriptor?way=${publish}`,
  }),
  setUp: async () => {},
  start: (agent) => agent.visit(`${base}/login?way=${ask}`),
  whoami: async () => undefined,
  tearDown: async () => {},
});

async function brokenBy(ask: string, publish: string): Promise<{ requests: string[]; metadata: string[] }> {
  const evidence = await gather({
    driver: driverOf(ask, publish),
    idp: { entityId: 'urn:idp', ssoUrl: 'http://127.0.0.1:9/sso' },
    acceptedSealings: ['R'],
    newAgent: async () => new HttpAgent(),
    now: () => new Date(),
  });
  const names = (rules: ReadonlyMap<string, Rule>) =>
    [...rules].filter(([, rule]) => rule(evidence).kind === 'broken').map(([name]) => name);
  return { requests: names(authnRequestRules), metadata: names(spMetadataRules) };
}

/** Rules that this SP cannot break, and why. */
const spared = [
  // Nothing on this machine offers https.
  'https-destination',
  ...(schemasInstalled ? [] : ['schema-valid']),
];

describe('an inspection of the sloppy SP', () => {
  it('finds every rule about requests broken in one way or another', async () => {
    const ways = ['lenient', 'unpacked', 'zlib', 'wrong', 'signed', 'form'];
    const found = new Set<string>();
    for (const way of ways) for (const name of (await brokenBy(way, 'keyless')).requests) found.add(name);
    for (const name of (await brokenBy('signed', 'weak')).requests) found.add(name);
    for (const name of (await brokenBy('form', 'weak')).requests) found.add(name);
    expect([...authnRequestRules.keys()].filter((name) => !found.has(name))).toEqual(spared);
  });

  it('finds every rule about metadata broken in one document or the other', async () => {
    const found = new Set([
      ...(await brokenBy('lenient', 'weak')).metadata,
      ...(await brokenBy('lenient', 'keyless')).metadata,
    ]);
    expect([...spMetadataRules.keys()].filter((name) => !found.has(name))).toEqual(
      schemasInstalled ? [] : ['schema-valid'],
    );
  });
});
