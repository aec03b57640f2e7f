/** The mutators, and how several of them come together. */
import type { Random } from '../random.ts';
import { attributeMutators } from './attributes.ts';
import { characterMutators } from './characters.ts';
import { identityMutators } from './identity.ts';
import type { Mutator } from './mutator.ts';
import { signatureMutators } from './signatures.ts';
import { treeMutators } from './tree.ts';

export { type Encoding, encodings } from './encoding.ts';
export type { Mutator } from './mutator.ts';

/** Families are chosen first: a long list shall not crowd a short one out. */
const families: readonly [readonly Mutator[], ...(readonly Mutator[])[]] = [
  characterMutators,
  treeMutators,
  attributeMutators,
  signatureMutators,
  identityMutators,
];

/** All of them. */
export const mutators: readonly Mutator[] = families.flat();

/** Larger than any party reads; beyond it every mutant is the same. */
const largest = 3_000_000;

/** One to four mutations, one upon the other. */
export function mutate(xml: string, random: Random): { xml: string; names: string[] } {
  const names: string[] = [];
  let mutated = xml;
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const family = random.pick(families);
    const mutator = family[random.below(family.length)];
    if (!mutator || mutated.length > largest) continue;
    mutated = mutator.mutate(mutated, random);
    names.push(mutator.name);
  }
  return { xml: mutated, names };
}
