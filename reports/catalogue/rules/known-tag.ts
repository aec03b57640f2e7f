import { readTag } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** A mistyped tag would silently drop a declaration or a variant. */
export const knownTag: Rule = {
  name: 'known-tag',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) =>
      [...scenario.tags, ...scenario.rows.flatMap((row) => row.tags)]
        .filter((tag) => readTag(tag).kind === 'unknown')
        .map((tag) => ({ where: whereIs(scenario), message: `carries the unknown tag ${tag}` })),
    ),
};
