import type { WrittenScenario } from '../scenario.ts';
import { tagged } from '../tags.ts';
import { expectationOf } from '../vocabulary.ts';
import { type Rule, whereIs } from './rule.ts';

const negative: readonly (string | undefined)[] = ['reject', 'unforged'];

/** An SP that refuses everything would pass every negative case; the accepting twin tells it apart. */
export const positiveTwin: Rule = {
  name: 'positive-twin',
  check: ({ scenarios }) => {
    const expectation = new Map(
      scenarios.flatMap((scenario) =>
        tagged(scenario.tags, 'slug').map((slug) => [slug, expectedOf(scenario)] as const),
      ),
    );
    return scenarios.flatMap((scenario) => {
      const where = whereIs(scenario);
      const lacking =
        negative.includes(expectedOf(scenario)) && !hasTwin(scenario)
          ? [{ where, message: 'is a negative case without @control:…' }]
          : [];
      const wrong = [scenario.tags, ...scenario.rows.map((row) => row.tags)]
        .flatMap((tags) => tagged(tags, 'control'))
        .filter((control) => expectation.get(control) !== 'accept')
        .map((control) => ({ where, message: `names ${control} as its positive twin, which is no accepting case` }));
      return [...lacking, ...wrong];
    });
  },
};

function expectedOf({ steps }: WrittenScenario) {
  const then = steps.find((step) => step.keyword === 'Then');
  return then === undefined ? undefined : expectationOf(then.text);
}

/** For the whole scenario, or for each of its rows. */
function hasTwin({ tags, rows }: WrittenScenario): boolean {
  if (tagged(tags, 'control').length > 0) return true;
  return rows.length > 0 && rows.every((row) => tagged(row.tags, 'control').length > 0);
}
