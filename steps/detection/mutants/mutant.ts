import { colourOf, type Judged, type Vector } from './vector.ts';

/** Case (slug, or slug/variant) → one sentence why. */
export type Exceptions = Readonly<Record<string, string>>;

/** The reference SP with something wrong in it, and what the catalogue must make of it. */
export interface Mutant {
  name: string;
  /** Reason codes of the checks that are switched off. */
  off: readonly string[];
  /** Whether a case must turn red, by what it names. */
  turnsRed(judged: Judged): boolean;
  /** Cases that turn red beside these. */
  also: Exceptions;
  /** Cases that stay green all the same. */
  stays: Exceptions;
  /** Why no case can notice this one. */
  unseen?: string;
}

/** Where a run differs from the prediction; all empty: exactly as predicted. */
export interface Difference {
  /** Must turn red, and did not. */
  missed: string[];
  /** Turned red, and nobody said so. */
  unexpected: string[];
  /** Could be judged before and not with the mutant. */
  unproven: string[];
  /** Exceptions that did not happen: a statement that is no longer true is as wrong as a missing one. */
  stale: string[];
}

const stated = (exceptions: Exceptions, id: string): boolean =>
  Object.hasOwn(exceptions, id) || Object.hasOwn(exceptions, slugOf(id));

const slugOf = (id: string): string => id.split('/')[0] ?? id;

/** Holds what happened against what was predicted. `sound` is the run of the SP without the mutation. */
export function difference(mutant: Mutant, sound: readonly Judged[], { red, unproven }: Vector): Difference {
  // What says nothing about the sound SP, for want of a second ACS or the like, says nothing about the mutant either.
  const predicted = sound
    .filter((judged) => colourOf(judged) === 'green' && mutant.turnsRed(judged))
    .map(({ id }) => id);
  const missed = predicted.filter((id) => !red.includes(id) && !unproven.includes(id));
  const unexpected = red.filter((id) => !predicted.includes(id));
  const happened = (exceptions: Exceptions, among: readonly string[]) =>
    Object.keys(exceptions).filter((name) => !among.some((id) => id === name || slugOf(id) === name));
  const known = new Set(sound.map(({ id }) => id));
  const selected = (name: string) => known.has(name) || sound.some(({ id }) => slugOf(id) === name);
  return {
    missed: missed.filter((id) => !stated(mutant.stays, id)),
    unexpected: unexpected.filter((id) => !stated(mutant.also, id)),
    unproven,
    stale: [...happened(mutant.also, unexpected), ...happened(mutant.stays, missed)].filter(selected),
  };
}

export const asPredicted = (found: Difference): boolean => Object.values(found).every((list) => list.length === 0);
