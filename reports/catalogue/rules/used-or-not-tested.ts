import { tagged } from '../tags.ts';
import type { Rule } from './rule.ts';

/** A requirement is asked for, or says why not: silence would read as conformance. */
export const usedOrNotTested: Rule = {
  name: 'used-or-not-tested',
  check: ({ scenarios, requirements }) => {
    const cited = new Set(scenarios.flatMap((scenario) => tagged(scenario.tags, 'req')));
    return requirements.flatMap(({ id, file, notTested }) => {
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
