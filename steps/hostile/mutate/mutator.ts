import type { Random } from '../random.ts';

/** One way to spoil the XML of a message. It must be total: whatever comes in, a text goes out. */
export interface Mutator {
  name: string;
  mutate(xml: string, random: Random): string;
}

/** One of a list that may be empty. */
export function anyOf<T>(random: Random, list: readonly T[]): T | undefined {
  return list[random.below(list.length)];
}
