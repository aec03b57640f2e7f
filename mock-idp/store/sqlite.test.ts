import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { openSqliteStore, type Store, StoreRefusedError } from './index.ts';
import { layout } from './layout.ts';

let directory: string;
let file: string;
const stores: Store[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-idp-file-'));
  file = join(directory, 'data', 'idp.sqlite');
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(directory, { recursive: true });
});

async function open(): Promise<Store> {
  const store = await openSqliteStore(file);
  stores.push(store);
  return store;
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof StoreRefusedError) return error;
  throw new Error(`not refused: ${error}`);
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('all of it is there after closing and opening again', async () => {
  const first = await open();
  const filled = await first.fillOnce(() => first.collection<{ n: number }>('numbers', {}).put('seed', { n: 0 }));
  expect(filled.resumed).toBe(false);
  await first.collection<{ n: number }>('numbers', {}).put('later', { n: 1 });
  await first.sessions<{ n: number }>('sessions').put('s', { n: 2 }, new Date(1000));
  await first.oneShots<{ n: number }>('tokens').put('t', { n: 3 }, new Date(1000));
  await first.journal<{ n: number }>('log', 9).append({ n: 4 });
  await first.close();

  const second = await open();
  const numbers = second.collection<{ n: number }>('numbers', { n: { of: ({ n }) => [`${n}`], unique: true } });
  expect(await numbers.list()).toEqual([{ n: 0 }, { n: 1 }]);
  expect(await numbers.find('n', '1')).toEqual({ n: 1 });
  expect(await second.sessions('sessions').get('s', new Date(0))).toEqual({ n: 2 });
  expect(await second.oneShots('tokens').take('t', new Date(0))).toEqual({ n: 3 });
  expect(await second.journal('log', 9).list()).toEqual([{ n: 4 }]);
  const again = await second.fillOnce(() => Promise.reject(new Error('filled twice')));
  expect(again.resumed).toBe(true);
  await again.goBack();
  expect(await numbers.list()).toEqual([{ n: 0 }]);
});

test('a filling that fails is as if it never began', async () => {
  const first = await open();
  const numbers = first.collection<{ n: number }>('numbers', {});
  const broken = async () => {
    await numbers.put('1', { n: 1 });
    throw new Error('broken');
  };
  await expect(first.fillOnce(broken)).rejects.toThrow('broken');
  await first.close();
  const second = await open();
  expect(await second.collection('numbers', {}).list()).toEqual([]);
  expect((await second.fillOnce(async () => {})).resumed).toBe(false);
});

test('only its owner may read the file, its log too, and nothing else stays behind', async () => {
  const store = await open();
  await store.collection<{ n: number }>('numbers', {}).put('1', { n: 1 });
  expect(readdirSync(join(directory, 'data')).map((name) => [name, mode(join(directory, 'data', name))])).toEqual([
    ['idp.sqlite', '600'],
    ['idp.sqlite-wal', '600'],
  ]);
  expect(mode(join(directory, 'data'))).toBe('700');
  await store.close();
  expect(readdirSync(join(directory, 'data'))).toEqual(['idp.sqlite']);
  chmodSync(file, 0o644);
  await open();
  expect(mode(file)).toBe('600');
});

test('a file in use is refused, and free again once it is closed', async () => {
  const store = await open();
  expect(await refusal(openSqliteStore(file))).toMatchObject({
    code: 'data_in_use',
    message: `${file} is in use by another process: end that one, or choose another data directory.`,
  });
  await store.close();
  await open();
});

test('a closed store does nothing any more', async () => {
  const store = await open();
  const numbers = store.collection<{ n: number }>('numbers', {});
  await numbers.put('1', { n: 1 });
  await store.close();
  await store.close();
  await expect(numbers.put('2', { n: 2 })).rejects.toThrow('closed');
  expect(await numbers.count()).toBe(1);
});

test('a file of a newer version is refused and left alone', async () => {
  (await openDatabase(file, { ...layout, steps: [...layout.steps, 'CREATE TABLE later (n)'] })).close();
  expect(await refusal(openSqliteStore(file))).toMatchObject({
    code: 'data_newer',
    message: expect.stringContaining(
      `newer saml-assay (its version is ${layout.steps.length + 1}, this program knows ${layout.steps.length}): update`,
    ),
  });
});

test('a file of an older version is brought along with what it holds', async () => {
  const store = await open();
  await store.collection<{ n: number }>('numbers', {}).put('1', { n: 1 });
  await store.close();
  const steps = [...layout.steps, `UPDATE documents SET content = '{"n":2}' WHERE id = '1'`];
  for (const _opening of [1, 2]) {
    const database = await openDatabase(file, { ...layout, steps });
    expect(database.row('SELECT content FROM documents')).toEqual(['{"n":2}']);
    expect(database.row('PRAGMA user_version')).toEqual([steps.length]);
    database.run(`UPDATE documents SET content = '{"n":2}'`);
    database.close();
  }
});

test('apps of the first version get the settings that came later, and keep their own', async () => {
  const database = await openDatabase(file, { ...layout, steps: layout.steps.slice(0, 1) });
  const content = JSON.stringify({ label: 'Old', settings: { signOn: { audience: 'sp' } } });
  for (const table of ['documents', 'beginning_documents']) {
    database.run(`INSERT INTO ${table} (position, collection, id, content) VALUES (1, 'apps', '0oa1', '${content}')`);
    database.run(`INSERT INTO ${table} (position, collection, id, content) VALUES (2, 'users', '00u1', '{"n":1}')`);
  }
  database.close();
  const store = await open();
  expect(await store.collection('apps', {}).list()).toEqual([
    {
      label: 'Old',
      settings: {
        signOn: { audience: 'sp', allowMultipleAcsEndpoints: false, acsEndpoints: [] },
        beyondOkta: { preset: 'okta', nullAttributes: 'omit', encryptedNameId: false, metadata: {} },
      },
    },
  ]);
  expect(await store.collection('users', {}).list()).toEqual([{ n: 1 }]);
});

test('a step that fails leaves the file at the version it had', async () => {
  (await openDatabase(file, layout)).close();
  const steps = [...layout.steps, 'CREATE TABLE half (n); INSERT INTO nowhere VALUES (1)'];
  await expect(openDatabase(file, { ...layout, steps })).rejects.toThrow('nowhere');
  const database = await openDatabase(file, layout);
  expect(database.rows("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
  database.close();
});

test.each([
  [
    'another program',
    'data_foreign',
    async () => (await openDatabase(file, { applicationId: 7, steps: ['CREATE TABLE a (n)'] })).close(),
  ],
  ['no database', 'data_foreign', async () => writeFileSync(file, 'This is a text. '.repeat(100))],
  [
    'a torn copy',
    'data_damaged',
    async () => {
      await (await openSqliteStore(file)).close();
      truncateSync(file, 9000);
    },
  ],
  ['a directory', 'data_not_writable', async () => mkdirSync(file)],
])('%s in its place is refused: %s', async (_what, code, put) => {
  mkdirSync(join(directory, 'data'));
  await put();
  expect((await refusal(openSqliteStore(file))).code).toBe(code);
});

test('a data directory that cannot be made is refused', async () => {
  writeFileSync(join(directory, 'data'), '');
  const { code, message } = await refusal(openSqliteStore(file));
  expect(code).toBe('data_not_writable');
  expect(message).toMatch(/cannot be written \(\w+\): choose a data directory you may write to\.$/);
});
