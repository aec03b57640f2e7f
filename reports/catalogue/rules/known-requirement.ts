import { tagged } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** A case without a requirement has no level, so it has no verdict. */
export const knownRequirement: Rule = {
  name: 'known-requirement',
  check: ({ scenarios, requirements }) => {
    const known = new Set(requirements.map((requirement) => requirement.id));
    return scenarios.flatMap((scenario) => {
      const cited = tagged(scenario.tags, 'req');
      if (cited.length === 0) return [{ where: whereIs(scenario), message: 'cites no requirement; add @req:…' }];
      return cited
        .filter((id) => !known.has(id))
        .map((id) => ({
          where: whereIs(scenario),
          message: `cites ${id}, which features/requirements does not state`,
        }));
    });
  },
};
