import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

it('keeps sign-ins apart, however they come', async () => {
  let now = 0;
  const waited: number[] = [];
  const pace = new Pace(
    60,
    () => now,
    async (milliseconds) => waited.push(milliseconds),
  );
  await pace.turn();
  await pace.turn();
  await pace.turn();
  expect(waited).toEqual([1000, 2000]);
  now = 10_000;
  await pace.turn();
  expect(waited).toHaveLength(2);
});

it('waits for nobody without a limit', async () => {
  const pace = new Pace(
    null,
    () => 0,
    () => Promise.reject(new Error('waited')),
  );
  await pace.turn();
  await expect(pace.turn()).resolves.toBeUndefined();
});
