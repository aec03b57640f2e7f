import { reasonOf } from '../vocabulary.ts';
import { type Rule, whereIs } from './rule.ts';

/** A mistyped reason code would turn the reference SP's right refusal red. */
export const knownReason: Rule = {
  name: 'known-reason',
  check: ({ scenarios, reasonCodes }) => {
    if (reasonCodes === undefined) return [];
    return scenarios.flatMap((scenario) =>
      scenario.steps
        .flatMap((step) => reasonOf(step.text) ?? [])
        .filter((reason) => !reason.includes('<') && !reasonCodes.includes(reason))
        .map((reason) => ({ where: whereIs(scenario), message: `names ${reason}, which is no reason code` })),
    );
  },
};
