import { tagged } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** Two scenarios under one slug would overwrite each other's verdict. */
export const uniqueSlug: Rule = {
  name: 'unique-slug',
  check: ({ scenarios }) => {
    const first = new Map<string, string>();
    return scenarios.flatMap((scenario) =>
      tagged(scenario.tags, 'slug').flatMap((slug) => {
        const seen = first.get(slug);
        if (seen === undefined) {
          first.set(slug, whereIs(scenario));
          return [];
        }
        return [{ where: whereIs(scenario), message: `slug ${slug} is already the case at ${seen}` }];
      }),
    );
  },
};
