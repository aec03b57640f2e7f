import { expect, test } from 'vitest';
import { complaintsOf, growthOf, type Held, slopeOf } from './index.ts';

/** Rounds of a thousand visits; what is held after each is up to `held`. */
const rounds = (held: (round: number) => Partial<Held>): Held[] =>
  Array.from({ length: 12 }, (_, round) => ({
    visits: (round + 1) * 1000,
    heldKiB: 20_000,
    handles: 40,
    ...held(round),
  }));
const complaints = (held: (round: number) => Partial<Held>) => complaintsOf('The SP', growthOf(rounds(held)));

test('a slope is that of the line through the points', () => {
  expect(
    slopeOf([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toBe(2);
  expect(
    slopeOf([
      [0, 4],
      [1, 0],
      [2, 4],
    ]),
  ).toBe(0);
});

test('whoever fills a cache and then stays as he is does not grow', () => {
  expect(complaints((round) => ({ heldKiB: 20_000 + Math.min(round, 3) * 4_000 }))).toEqual([]);
});

test('a collector that leaves more now and less then is no growth', () => {
  expect(complaints((round) => ({ heldKiB: 20_000 + (round % 2) * 300, handles: 40 + (round % 3) }))).toEqual([]);
});

test('what every visit leaves behind is found, memory and handles', () => {
  expect(complaints((round) => ({ heldKiB: 20_000 + round * 300 }))).toEqual([
    'The SP keeps 307 octets of every visit; at most 50.',
  ]);
  expect(complaints((round) => ({ handles: 40 + round * 5 }))).toEqual([
    'The SP keeps 5.0 handles of a thousand visits.',
  ]);
});
