import type { Step } from '../model.ts';
import { expectationOf, givenPatterns, whenPatterns } from '../vocabulary.ts';
import { type Rule, whereIs } from './rule.ts';

/** A step nobody defined makes the case undefined, which a report could mistake for "did not apply". */
export const knownStep: Rule = {
  name: 'known-step',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) =>
      scenario.steps
        .filter((step) => !isKnown(step))
        .map((step) => ({ where: whereIs(scenario), message: `uses an unknown step: ${step.keyword} ${step.text}` })),
    ),
};

function isKnown({ keyword, text }: Step): boolean {
  if (keyword === 'Then') return expectationOf(text) !== undefined;
  return (keyword === 'Given' ? givenPatterns : whenPatterns).some((pattern) => pattern.test(text));
}
