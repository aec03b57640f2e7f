import { tagged } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** Reports group by area. */
export const oneArea: Rule = {
  name: 'one-area',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) => {
      const areas = tagged(scenario.tags, 'area');
      if (areas.length === 1) return [];
      return [
        { where: whereIs(scenario), message: `has ${areas.length} @area tags; tag the feature with exactly one` },
      ];
    }),
};
