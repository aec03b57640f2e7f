import { tagged } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** The slug is the case's identity: without one, or with two, results cannot be compared from run to run. */
export const oneSlug: Rule = {
  name: 'one-slug',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) => {
      const slugs = tagged(scenario.tags, 'slug');
      if (slugs.length === 1) return [];
      return [
        {
          where: whereIs(scenario),
          message: `has ${slugs.length} slug tags (${slugs.join(', ')}); give it exactly one`,
        },
      ];
    }),
};
