import { type Rule, whereIs } from './rule.ts';

/** One scenario, one reason to fail. */
export const oneExpectation: Rule = {
  name: 'one-expectation',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) => {
      const count = scenario.steps.filter((step) => step.keyword === 'Then').length;
      return count === 1
        ? []
        : [{ where: whereIs(scenario), message: `has ${count} Then steps; a case has exactly one` }];
    }),
};
