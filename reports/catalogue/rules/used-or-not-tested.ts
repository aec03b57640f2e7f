import { tagged } from '../tags.ts';
import type { Rule } from './rule.ts';

/** A requirement is asked for, or says why not: silence would read as conformance. */
export const usedOrNotTested: Rule = {
  name: 'used-or-not-tested',
  check: ({ scenarios, requirements }) => {
    const cited = new Set(scenarios.flatMap((scenario) => tagged(scenario.tags, 'req')));
    const slugs = new Set(scenarios.flatMap((scenario) => tagged(scenario.tags, 'slug')));
    return requirements.flatMap(({ id, file, notTested, rows = [] }) => {
      const both = rows.find((row) => slugs.has(row));
      if (both !== undefined)
        return [{ where: file, message: `requirement ${id} stands for ${both}, which is a case` }];
      if (rows.length > 0 && notTested === undefined)
        return [
          { where: file, message: `requirement ${id} names rows without a case, yet gives no reason in notTested` },
        ];
      if (cited.has(id) && notTested !== undefined) {
        return [{ where: file, message: `requirement ${id} says it is not tested, yet a case cites it` }];
      }
      if (!cited.has(id) && notTested === undefined) {
        return [
          { where: file, message: `requirement ${id} is cited by no case; add one, or notTested with the reason` },
        ];
      }
      return [];
    });
  },
};
