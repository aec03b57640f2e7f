/** What every engine of the store keeps. The same tests run over each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryStore, createSnapshots, openSqliteStore, type Store, StoreConflict } from './index.ts';

interface Pet {
  name: string;
  owner: string;
}

const directories: string[] = [];
const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

async function sqlite(): Promise<Store> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-idp-store-'));
  directories.push(directory);
  return openSqliteStore(join(directory, 'idp.sqlite'));
}

const engines: readonly [string, () => Promise<Store>][] = [
  ['memory', async () => createMemoryStore()],
  ['SQLite', sqlite],
];

describe.each(engines)('a store in %s', (_engine, create) => {
  const open = async () => {
    const store = await create();
    stores.push(store);
    const collection = store.collection<Pet>('pets', {
      name: { of: (pet) => [pet.name.toLowerCase()], unique: true },
      owner: { of: (pet) => [pet.owner], unique: false },
    });
    return { store, collection };
  };

  test('finds documents by every key, and no longer under the old value after a change', async () => {
    const { collection } = await open();
    await collection.put('1', { name: 'Rex', owner: 'alice' });
    await collection.put('2', { name: 'Ace', owner: 'alice' });
    await collection.change('1', (pet) => ({ ...pet, name: 'Max', owner: 'bob' }));
    expect(await collection.find('name', 'rex')).toBeUndefined();
    expect(await collection.find('name', 'max')).toEqual({ name: 'Max', owner: 'bob' });
    expect(await collection.select('owner', 'alice')).toHaveLength(1);
    expect(await collection.delete('1')).toBe(true);
    expect(await collection.delete('1')).toBe(false);
    expect(await collection.find('name', 'max')).toBeUndefined();
    expect(await collection.change('1', (pet) => pet)).toBeUndefined();
    expect(await collection.count()).toBe(1);
  });

  test('keeps the order of insertion, whatever is changed', async () => {
    const { collection } = await open();
    for (const [id, name] of ['Rex', 'Ace', 'Zoe'].entries()) await collection.put(`${id}`, { name, owner: 'alice' });
    await collection.change('0', (pet) => ({ ...pet, owner: 'bob' }));
    await collection.change('0', (pet) => ({ ...pet, owner: 'alice' }));
    const names = (pets: Pet[]) => pets.map(({ name }) => name);
    expect(names(await collection.select('owner', 'alice'))).toEqual(['Rex', 'Ace', 'Zoe']);
    expect(names(await collection.list())).toEqual(['Rex', 'Ace', 'Zoe']);
    expect(names(await collection.list(2))).toEqual(['Rex', 'Ace']);
  });

  test('keeps a unique key, and a refused write leaves no trace', async () => {
    const { collection } = await open();
    await collection.put('1', { name: 'Rex', owner: 'alice' });
    const version = collection.version();
    await expect(collection.put('2', { name: 'REX', owner: 'bob' })).rejects.toBeInstanceOf(StoreConflict);
    expect(await collection.count()).toBe(1);
    expect(await collection.select('owner', 'bob')).toEqual([]);
    expect(collection.version()).toBe(version);
    await collection.put('1', { name: 'Rex', owner: 'bob' });
    expect(collection.version()).toBeGreaterThan(version);
  });

  test('lets nobody change a stored document from outside', async () => {
    const { collection } = await open();
    const pet = { name: 'Rex', owner: 'alice' };
    await collection.put('1', pet);
    expect(() => {
      pet.name = 'Max';
    }).toThrow(TypeError);
  });

  test('puts everything back from a snapshot, as often as wanted', async () => {
    const { store, collection } = await open();
    const sessions = store.sessions<{ user: string }>('sessions');
    const log = store.journal<{ n: number }>('log', 10);
    await collection.put('1', { name: 'Rex', owner: 'alice' });
    await sessions.put('s', { user: 'alice' }, new Date(1000));
    await log.append({ n: 1 });
    const snapshots = createSnapshots(store);
    const id = await snapshots.take();
    for (const _round of [1, 2]) {
      await collection.change('1', (pet) => ({ ...pet, name: 'Max' }));
      await collection.put('2', { name: 'Ace', owner: 'bob' });
      await sessions.delete('s');
      await log.append({ n: 2 });
      expect(await snapshots.restore(id)).toBe(true);
      expect(await collection.list()).toEqual([{ name: 'Rex', owner: 'alice' }]);
      expect(await collection.find('name', 'rex')).toBeDefined();
      expect(await collection.find('name', 'ace')).toBeUndefined();
      expect(await sessions.get('s', new Date(0))).toEqual({ user: 'alice' });
      expect(await log.list()).toEqual([{ n: 1 }]);
    }
    expect(await snapshots.restore('no-such')).toBe(false);
  });

  test('goes back to what it was filled with', async () => {
    const { store, collection } = await open();
    const { goBack, resumed } = await store.fillOnce(() => collection.put('1', { name: 'Rex', owner: 'alice' }));
    expect(resumed).toBe(false);
    for (const _round of [1, 2]) {
      await collection.delete('1');
      await collection.put('2', { name: 'Ace', owner: 'bob' });
      await goBack();
      expect(await collection.list()).toEqual([{ name: 'Rex', owner: 'alice' }]);
      expect(await collection.find('name', 'ace')).toBeUndefined();
    }
  });

  test('gives a one-shot once, and not after its time', async () => {
    const { store } = await open();
    const oneShots = store.oneShots<{ user: string }>('tokens');
    await oneShots.put('t', { user: 'alice' }, new Date(1000));
    expect(await oneShots.peek('t', new Date(0))).toEqual({ user: 'alice' });
    const takers = await Promise.all([oneShots.take('t', new Date(0)), oneShots.take('t', new Date(0))]);
    expect(takers.filter((taken) => taken !== undefined)).toHaveLength(1);
    await oneShots.put('late', { user: 'bob' }, new Date(1000));
    expect(await oneShots.take('late', new Date(1000))).toBeUndefined();
  });

  test('forgets a session after its time, and keeps kinds apart', async () => {
    const { store } = await open();
    const [people, tokens] = [store.sessions<Pet>('sessions'), store.oneShots<Pet>('tokens')];
    await people.put('s', { name: 'Rex', owner: 'alice' }, new Date(1000));
    await people.put('s', { name: 'Rex', owner: 'bob' }, new Date(2000));
    expect(await tokens.take('s', new Date(0))).toBeUndefined();
    expect(await people.get('s', new Date(1999))).toEqual({ name: 'Rex', owner: 'bob' });
    expect(await people.get('s', new Date(2000))).toBeUndefined();
    expect(await people.get('s', new Date(0))).toBeUndefined();
  });

  test('lets the oldest one-shot go when too many wait', async () => {
    const { store } = await open();
    const oneShots = store.oneShots<{ n: number }>('tokens', 3);
    for (let n = 0; n < 5; n += 1) await oneShots.put(`${n}`, { n }, new Date(1000));
    const left = await Promise.all([0, 1, 2, 3, 4].map((n) => oneShots.peek(`${n}`, new Date(0))));
    expect(left.map((one) => one?.n)).toEqual([undefined, undefined, 2, 3, 4]);
  });

  test('keeps the newest lines of a journal only', async () => {
    const { store } = await open();
    const journal = store.journal<{ n: number }>('log', 3);
    for (let n = 0; n < 20; n += 1) await journal.append({ n });
    expect((await journal.list()).map((line) => line.n)).toEqual([19, 18, 17]);
    expect((await journal.list(1)).map((line) => line.n)).toEqual([19]);
  });
});
