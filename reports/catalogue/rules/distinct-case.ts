import { tagged } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** Two slugs over the same exchange count one proof twice. */
export const distinctCase: Rule = {
  name: 'distinct-case',
  check: ({ scenarios }) => {
    const first = new Map<string, string>();
    return scenarios.flatMap((scenario) => {
      const needs = tagged(scenario.tags, 'needs').sort();
      const exchange = scenario.steps.filter((step) => step.keyword !== 'Then').map((step) => step.text);
      const key = JSON.stringify([exchange, needs, scenario.rows.map((row) => row.values)]);
      const seen = first.get(key);
      if (seen === undefined) {
        first.set(key, whereIs(scenario));
        return [];
      }
      return [{ where: whereIs(scenario), message: `sends and delivers exactly what the case at ${seen} does` }];
    });
  },
};
