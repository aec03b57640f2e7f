import { expect, test } from 'vitest';
import { createMemoryStore, createSnapshots, StoreConflict } from './index.ts';

interface Pet {
  name: string;
  owner: string;
}
const pets = () => {
  const store = createMemoryStore();
  const collection = store.collection<Pet>('pets', {
    name: { of: (pet) => [pet.name.toLowerCase()], unique: true },
    owner: { of: (pet) => [pet.owner], unique: false },
  });
  return { store, collection };
};

test('documents are found by every key, and no longer under the old value after a change', async () => {
  const { collection } = pets();
  await collection.put('1', { name: 'Rex', owner: 'alice' });
  await collection.put('2', { name: 'Ace', owner: 'alice' });
  expect((await collection.select('owner', 'alice')).map((pet) => pet.name)).toEqual(['Rex', 'Ace']);
  await collection.change('1', (pet) => ({ ...pet, name: 'Max', owner: 'bob' }));
  expect(await collection.find('name', 'rex')).toBeUndefined();
  expect(await collection.find('name', 'max')).toEqual({ name: 'Max', owner: 'bob' });
  expect(await collection.select('owner', 'alice')).toHaveLength(1);
  await collection.delete('1');
  expect(await collection.find('name', 'max')).toBeUndefined();
});

test('a unique key is kept, and the refused write leaves no trace', async () => {
  const { collection } = pets();
  await collection.put('1', { name: 'Rex', owner: 'alice' });
  await expect(collection.put('2', { name: 'REX', owner: 'bob' })).rejects.toBeInstanceOf(StoreConflict);
  expect(await collection.count()).toBe(1);
  expect(await collection.select('owner', 'bob')).toEqual([]);
});

test('a stored document cannot be changed from outside', async () => {
  const { collection } = pets();
  const pet = { name: 'Rex', owner: 'alice' };
  await collection.put('1', pet);
  expect(() => {
    pet.name = 'Max';
  }).toThrow(TypeError);
});

test('a snapshot puts everything back, as often as wanted', async () => {
  const { store, collection } = pets();
  const sessions = store.sessions<{ user: string }>('sessions');
  const later = new Date(1000);
  await collection.put('1', { name: 'Rex', owner: 'alice' });
  await sessions.put('s', { user: 'alice' }, later);
  const snapshots = createSnapshots(store);
  const id = await snapshots.take();
  for (const _round of [1, 2]) {
    await collection.change('1', (pet) => ({ ...pet, name: 'Max' }));
    await collection.put('2', { name: 'Ace', owner: 'bob' });
    await sessions.delete('s');
    expect(await snapshots.restore(id)).toBe(true);
    expect(await collection.list()).toEqual([{ name: 'Rex', owner: 'alice' }]);
    expect(await collection.find('name', 'rex')).toBeDefined();
    expect(await collection.find('name', 'ace')).toBeUndefined();
    expect(await sessions.get('s', new Date(0))).toEqual({ user: 'alice' });
  }
  expect(await snapshots.restore('no-such')).toBe(false);
});

test('a one-shot is taken once, and not after its time', async () => {
  const oneShots = createMemoryStore().oneShots<{ user: string }>('tokens');
  await oneShots.put('t', { user: 'alice' }, new Date(1000));
  expect(await oneShots.peek('t', new Date(0))).toEqual({ user: 'alice' });
  const takers = await Promise.all([oneShots.take('t', new Date(0)), oneShots.take('t', new Date(0))]);
  expect(takers.filter((taken) => taken !== undefined)).toHaveLength(1);
  await oneShots.put('late', { user: 'bob' }, new Date(1000));
  expect(await oneShots.take('late', new Date(1000))).toBeUndefined();
});

test('a journal keeps the newest lines only', async () => {
  const journal = createMemoryStore().journal<{ n: number }>('log', 3);
  for (let n = 0; n < 20; n += 1) await journal.append({ n });
  expect((await journal.list()).map((line) => line.n)).toEqual([19, 18, 17]);
  expect((await journal.list(1)).map((line) => line.n)).toEqual([19]);
});
