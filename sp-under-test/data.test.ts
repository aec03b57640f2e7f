/** The reference SP over a data directory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReferenceSp, DataFileError, type ReferenceSp, type WorkspaceSeed } from './index.ts';
import { openSqliteStore } from './store/index.ts';

let data: string;
const running = new Set<ReferenceSp>();
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'assay-sp-data-'));
});
afterEach(async () => {
  for (const sp of running) await sp.close();
  running.clear();
  rmSync(data, { recursive: true });
});

const seed: WorkspaceSeed = {
  groups: [{ environment: 'DEV', name: 'Sales' }],
  endUsers: [{ email: 'alice@example.com', name: 'Alice', environments: ['DEV'], password: 'Correct-Horse-7' }],
};
const bob: WorkspaceSeed = { endUsers: [{ email: 'bob@example.com', name: 'Bob', environments: ['DEV'] }] };

async function start(): Promise<ReferenceSp> {
  const sp = await createReferenceSp({ data, seed });
  running.add(sp);
  return sp;
}
async function stop(sp: ReferenceSp): Promise<void> {
  running.delete(sp);
  await sp.close();
}
async function control(sp: ReferenceSp, method: string, body?: object): Promise<string> {
  const response = await fetch(`${sp.url}/_assay/workspace`, {
    method,
    headers: { authorization: `Bearer ${sp.controlToken}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.text();
}

it('goes on with the same workspace, and does not apply the seed again', async () => {
  const first = await start();
  expect(first.resumed).toBe(false);
  await control(first, 'PATCH', bob);
  const state = await control(first, 'GET');
  await stop(first);
  const second = await start();
  expect(second.resumed).toBe(true);
  expect(await control(second, 'GET')).toBe(state);
});

it('resets to the seed, after a restart, too', async () => {
  const first = await start();
  const state = await control(first, 'GET');
  await control(first, 'PATCH', bob);
  await stop(first);
  const second = await start();
  await second.reset();
  expect(await control(second, 'GET')).toBe(state);
  await stop(second);
  expect(await control(await start(), 'GET')).toBe(state);
});

it('keeps activity: what was refused before a restart is still told', async () => {
  const first = await start();
  const refused = await fetch(`${first.url}/saml/acs/unknown`, { method: 'POST', body: new URLSearchParams() });
  expect(refused.status).toBe(403);
  await stop(first);
  expect(await control(await start(), 'GET')).toContain('provider_not_configured');
});

it('begins again from nothing when filling was cut short', async () => {
  const first = await start();
  const state = await control(first, 'GET');
  await control(first, 'PATCH', bob);
  await stop(first);
  // As a process leaves it that is killed before the beginning is written down.
  const store = await openSqliteStore(join(data, 'sp.sqlite'));
  const workspace = await store.document('workspace').read();
  await store.clear();
  await store.document('workspace').write(workspace);
  await store.close();
  const second = await start();
  expect(second.resumed).toBe(false);
  const ids = (text: string) => text.replaceAll(/"(id|createdAt)":"[^"]*"/g, '');
  expect(ids(await control(second, 'GET'))).toBe(ids(state));
});

it('is refused a directory in use, and the one that has it goes on', async () => {
  const first = await start();
  await expect(start()).rejects.toBeInstanceOf(DataFileError);
  await control(first, 'PATCH', bob);
  expect(await control(first, 'GET')).toContain('bob@example.com');
});
