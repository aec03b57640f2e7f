import { expect, test } from 'vitest';
import { createMemoryStore } from './index.ts';
import { memoryExpiring } from './memory-expiring.ts';

const at = (milliseconds: number) => new Date(milliseconds);

test('what nobody asks for goes once its time is over, by whoever asks for something else', async () => {
  const time = { latest: 0 };
  const sessions = memoryExpiring<object>(time);
  const others = memoryExpiring<object>(time);
  for (let n = 0; n < 50; n += 1) await sessions.put(`abandoned-${n}`, {}, at(100));
  await others.get('unknown', at(100));
  await sessions.put('new', {}, at(200));
  // Asked with a clock that was put back, they would still be there if they were kept.
  expect(await sessions.get('abandoned-7', at(0))).toBeUndefined();
  expect(await sessions.get('new', at(0))).toBeDefined();
});

test('what was put again lives by its new end, and is in nobody’s way', async () => {
  const time = { latest: 0 };
  const sessions = memoryExpiring<object>(time);
  await sessions.put('first', {}, at(100));
  await sessions.put('second', {}, at(100));
  await sessions.put('first', {}, at(900));
  await sessions.get('unknown', at(100));
  await sessions.put('third', {}, at(900));
  expect(await sessions.get('second', at(0))).toBeUndefined();
  expect(await sessions.get('first', at(800))).toBeDefined();
});

test('all parts of a store go by one time', async () => {
  const store = createMemoryStore();
  const [one, other] = [store.sessions<object>('one'), store.oneShots<object>('other')];
  await other.put('waiting', {}, at(100));
  await one.get('unknown', at(100));
  await other.put('next', {}, at(200));
  expect(await other.peek('waiting', at(0))).toBeUndefined();
});
