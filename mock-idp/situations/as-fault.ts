import type { Fault } from '../saml/index.ts';
import type { Situation } from './situation.ts';

/** A message situation goes down the line of issuing the way a fault does: at point `plan`, for so many messages. */
export function asFault(situation: Situation & { kind: 'message' }): Fault {
  const { name, summary, apply, parameters, defaults } = situation;
  return {
    name,
    family: 'situation',
    summary,
    clause: 'none: a situation',
    effect: 'open',
    point: 'plan',
    apply: (plan, context) => apply(plan, { parameters: context.parameters }),
    ...(parameters && { parameters }),
    ...(defaults && { defaults }),
  };
}
