import type { Level, Obligation } from '../verdict/index.ts';
import type { Requirement } from './model.ts';

const strength: Readonly<Record<Obligation, number>> = { MAY: 1, SHOULD: 2, MUST: 3 };

/** The stronger of two obligations. */
export function stronger(a: Obligation | undefined, b: Obligation | undefined): Obligation | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return strength[a] >= strength[b] ? a : b;
}

/** How strongly a requirement binds at a level: what `core` demands and what the level adds; undefined = it does not apply there. */
export function obligationAt(requirement: Requirement, level: Level): Obligation | undefined {
  return stronger(requirement.obligation.core, requirement.obligation[level]);
}

/** The strongest obligation among the requirements a case cites. */
export function strongestAt(requirements: readonly Requirement[], level: Level): Obligation | undefined {
  return requirements.reduce<Obligation | undefined>(
    (found, requirement) => stronger(found, obligationAt(requirement, level)),
    undefined,
  );
}
