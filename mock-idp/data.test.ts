/** The identity provider over a data directory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMockIdp, type MockIdp, type MockIdpOptions, SeedError, StoreRefusedError } from './index.ts';

let data: string;
const running = new Set<MockIdp>();
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'assay-idp-data-'));
});
afterEach(async () => {
  for (const idp of running) await idp.close();
  running.clear();
  rmSync(data, { recursive: true });
});

const seed: NonNullable<MockIdpOptions['seed']> = {
  people: [{ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' }],
  apps: [
    {
      label: 'Remote',
      signOn: { ssoAcsUrl: 'https://sp.example/acs', audience: 'sp' },
      assignments: [{ login: 'alice@example.com' }],
    },
  ],
};

async function start(options: MockIdpOptions = { seed }): Promise<MockIdp> {
  const idp = await createMockIdp({ data, ...options });
  running.add(idp);
  return idp;
}
async function stop(idp: MockIdp): Promise<void> {
  running.delete(idp);
  await idp.close();
}
async function control(idp: MockIdp, method: string, path: string, body?: object): Promise<string> {
  const response = await fetch(`${idp.adminUrl}/_assay${path}`, {
    method,
    headers: { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.text();
}
const metadata = async (idp: MockIdp) => (await fetch(await idp.metadataUrl('Remote'))).text();
const certificate = async (idp: MockIdp) => /X509Certificate>([^<]+)</.exec(await metadata(idp))?.[1];
const bob = { people: [{ login: 'bob@example.com', firstName: 'Bob', lastName: 'Brown' }] };

test('it goes on with the same organisation, ids and keys, and the seed is not applied again', async () => {
  const first = await start();
  expect(first.resumed).toBe(false);
  await control(first, 'PATCH', '/organisation', bob);
  await control(first, 'DELETE', '/organisation/apps/Remote/assignments/alice@example.com');
  const [state, key] = [await control(first, 'GET', '/organisation'), await certificate(first)];
  await stop(first);
  const second = await start();
  expect(second.resumed).toBe(true);
  expect(await control(second, 'GET', '/organisation')).toBe(state);
  expect(await certificate(second)).toBe(key);
});

test('a program that was given a token goes on with it after a restart and a reset; another directory has others', async () => {
  const first = await start();
  const given = { apiToken: first.apiToken, controlToken: first.controlToken };
  await first.reset();
  await stop(first);
  const second = await start();
  expect({ apiToken: second.apiToken, controlToken: second.controlToken }).toEqual(given);
  const asked = await fetch(`${second.adminUrl}/api/v1/users`, {
    headers: { authorization: `SSWS ${given.apiToken}` },
  });
  expect(asked.status).toBe(200);
  const other = mkdtempSync(join(tmpdir(), 'assay-idp-data-'));
  const elsewhere = await start({ seed, data: other });
  expect(elsewhere.apiToken).not.toBe(given.apiToken);
  expect(elsewhere.controlToken).not.toBe(given.controlToken);
  await stop(elsewhere);
  rmSync(other, { recursive: true });
});

test('it has a key of its own for what is not on loopback: another directory, another key', async () => {
  const other = mkdtempSync(join(tmpdir(), 'assay-idp-data-'));
  const [one, two] = [await start(), await start({ seed, data: other })];
  expect(await certificate(one)).not.toBe(await certificate(two));
  await stop(two);
  rmSync(other, { recursive: true });
});

test('reset goes back to the seed, after a restart, too', async () => {
  const first = await start();
  const [state, key] = [await control(first, 'GET', '/organisation'), await certificate(first)];
  await control(first, 'PATCH', '/organisation', bob);
  await stop(first);
  const second = await start();
  await second.reset();
  expect(await control(second, 'GET', '/organisation')).toBe(state);
  expect(await certificate(second)).toBe(key);
  await stop(second);
  expect(await control(await start(), 'GET', '/organisation')).toBe(state);
});

test('armed faults end with the process', async () => {
  const first = await start();
  await first.arm({ fault: 'audience-wrong' });
  expect(await control(first, 'GET', '/armed')).toContain('audience-wrong');
  await stop(first);
  expect(await control(await start(), 'GET', '/armed')).not.toContain('audience-wrong');
});

test('a bad seed leaves an empty directory to begin in, and nothing running', async () => {
  const bad = start({ seed: { apps: [{ label: 'No ACS' }] } });
  await expect(bad).rejects.toBeInstanceOf(SeedError);
  expect((await start()).resumed).toBe(false);
});

test('a second one over the same directory is refused, and the first goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toBeInstanceOf(StoreRefusedError);
  await control(first, 'PATCH', '/organisation', bob);
  expect(await control(first, 'GET', '/organisation')).toContain('bob@example.com');
});
