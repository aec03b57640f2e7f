/** What the SP expects of its store, whichever engine it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore, openSqliteStore, type Store } from './index.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

async function inMemory(): Promise<Store> {
  return createMemoryStore();
}

async function inSqlite(): Promise<Store> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-sp-store-'));
  cleanUp.push(async () => rmSync(directory, { recursive: true }));
  const store = await openSqliteStore(join(directory, 'sp.sqlite'));
  cleanUp.push(() => store.close());
  return store;
}

const at = (milliseconds: number) => new Date(milliseconds);

describe.each([
  ['memory', inMemory],
  ['SQLite', inSqlite],
] as const)('in %s', (_engine, open) => {
  it('a document is read as it was written, dates included', async () => {
    const document = (await open()).document<object>('workspace');
    expect(await document.read()).toBeUndefined();
    const value = { at: at(5), text: '2026-11-21T12:00:00.000Z', list: [{ name: 'Ünï ✓ \u0000' }], none: null };
    await document.write(value);
    expect(await document.read()).toEqual(value);
    await document.write({ second: true });
    await document.write({ second: true });
    expect(await document.read()).toEqual({ second: true });
  });

  it('a document with long lists is read as it was written: changed, shortened, in order', async () => {
    const store = await open();
    const document = store.document<{ n: number; users: object[]; links: object[] }>('workspace');
    const without = (n: number) => ({ n, users: [], links: [] });
    const user = (key: string, member?: object) => ({ list: 'users', key, ...(member && { member }) });
    const links = [{ from: 'a', to: 'b' }];
    await document.write(without(1), [
      ...['b', 'a', 'c'].map((id) => user(id, { id, at: at(5) })),
      { list: 'links', key: 'a b', member: links[0] },
    ]);
    const users = ['b', 'a', 'c'].map((id) => ({ id, at: at(5) }));
    expect(await document.read()).toEqual({ n: 1, users, links });
    await document.amend(without(1), [user('b', { id: 'b', at: at(6) }), user('a'), user('d', { id: 'd' })]);
    const changed = [{ id: 'b', at: at(6) }, { id: 'c', at: at(5) }, { id: 'd' }];
    expect(await document.read()).toEqual({ n: 1, users: changed, links });
    await document.amend(without(2), []);
    expect(await document.read()).toEqual({ n: 2, users: changed, links });
    await document.write(without(3), [user('e', { id: 'e' })]);
    expect(await document.read()).toEqual({ n: 3, users: [{ id: 'e' }], links: [] });
    await store.clear();
    expect(await document.read()).toBeUndefined();
    await document.amend(without(3), []);
    expect(await document.read()).toEqual(without(3));
  });

  it('a value that was read or written is a copy', async () => {
    const store = await open();
    const sessions = store.sessions<{ names: string[] }>('browsers');
    const value = { names: ['a'] };
    await sessions.put('b', value);
    value.names.push('changed outside');
    (await sessions.get('b'))?.names.push('changed outside');
    expect(await sessions.get('b')).toEqual({ names: ['a'] });
  });

  it('two changes of one session are both there', async () => {
    const sessions = (await open()).sessions<number[]>('browsers');
    const add = (n: number) => sessions.update('b', (current = []) => [...current, n]);
    await Promise.all([1, 2, 3].map(add));
    expect(await sessions.get('b')).toEqual([1, 2, 3]);
    await sessions.delete('b');
    expect(await sessions.get('b')).toBeUndefined();
  });

  it('of too many sessions those written longest ago go', async () => {
    const sessions = (await open()).sessions<number>('browsers', { most: 3 });
    for (const n of [1, 2, 3]) await sessions.put(`${n}`, n);
    await sessions.update('1', () => 10);
    await sessions.put('4', 4);
    const left = await Promise.all(['1', '2', '3', '4'].map((key) => sessions.get(key)));
    expect(left).toEqual([10, undefined, 3, 4]);
  });

  it('sessions that have ended go, and those that go on stay', async () => {
    let now = 0;
    const ends = { of: (value: { until: number }) => at(value.until), now: () => at(now) };
    const sessions = (await open()).sessions<{ until: number }>('browsers', { most: 16, ends });
    for (const key of ['a', 'b', 'c']) await sessions.put(key, { until: key === 'b' ? 10 : 5 });
    now = 5;
    await sessions.put('d', { until: 20 });
    expect(await sessions.get('a')).toBeUndefined();
    expect(await sessions.get('b')).toEqual({ until: 10 });
    expect(await sessions.get('d')).toEqual({ until: 20 });
  });

  it('of twenty who put one key at the same moment, one is first', async () => {
    const shots = (await open()).oneShots<number>('consumed');
    const put = (n: number) => shots.putIfAbsent('assertion', n, at(1_000), at(0));
    const first = await Promise.all(Array.from({ length: 20 }, (_, n) => put(n)));
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await shots.peek('assertion', at(999))).toBe(first.indexOf(true));
  });

  it('a one-shot is gone at its end, and its place is free', async () => {
    const shots = (await open()).oneShots<string>('consumed');
    await shots.putIfAbsent('a', 'old', at(1_000), at(0));
    expect(await shots.peek('a', at(1_000))).toBeUndefined();
    expect(await shots.putIfAbsent('a', 'new', at(3_000), at(1_000))).toBe(true);
    expect(await shots.peek('a', at(2_000))).toBe('new');
    expect(await shots.take('a', at(3_000))).toBeUndefined();
  });

  it('a one-shot is given to one taker', async () => {
    const shots = (await open()).oneShots<string>('invitations');
    await shots.putIfAbsent('t', 'user', at(1_000), at(0));
    const taken = await Promise.all([shots.take('t', at(1)), shots.take('t', at(1)), shots.take('t', at(1))]);
    expect(taken.filter((value) => value !== undefined)).toEqual(['user']);
  });

  it('expired one-shots are swept, live ones stay', async () => {
    const shots = (await open()).oneShots<number>('consumed');
    await shots.putIfAbsent('live', 1, at(1_000_000), at(0));
    for (let n = 0; n < 1_100; n += 1) await shots.putIfAbsent(`short ${n}`, n, at(n + 1), at(n));
    expect(await shots.putIfAbsent('live', 2, at(1_000_000), at(2_000))).toBe(false);
  });

  it('a journal keeps its newest lines, newest first', async () => {
    const journal = (await open()).journal<{ n: number; at: Date }>('activity', 3);
    for (let n = 0; n < 8; n += 1) await journal.append({ n, at: at(n) });
    expect(await journal.list()).toEqual([7, 6, 5].map((n) => ({ n, at: at(n) })));
    await journal.replace([2, 1].map((n) => ({ n, at: at(n) })));
    expect((await journal.list()).map(({ n }) => n)).toEqual([2, 1]);
  });

  it('kinds are kept apart, and clear forgets all of them', async () => {
    const store = await open();
    const [a, b] = [store.sessions<number>('a'), store.sessions<number>('b')];
    const [shots, document, journal] = [
      store.oneShots<number>('a'),
      store.document<number>('a'),
      store.journal('a', 9),
    ];
    await a.put('key', 1);
    await b.put('key', 2);
    await shots.putIfAbsent('key', 3, at(1), at(0));
    await document.write(4);
    await journal.append(5);
    expect([await a.get('key'), await b.get('key')]).toEqual([1, 2]);
    await store.clear();
    expect([await a.get('key'), await shots.peek('key', at(0)), await document.read()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await journal.list()).toEqual([]);
    await document.write(4);
    expect(await document.read()).toBe(4);
  });
});
