import { tagged } from '../tags.ts';
import { expectationOf } from '../vocabulary.ts';
import { type Rule, whereIs } from './rule.ts';

const negative: readonly (string | undefined)[] = ['reject', 'unforged'];

/** An SP that refuses everything would pass every negative case; the accepting twin tells it apart. */
export const positiveTwin: Rule = {
  name: 'positive-twin',
  check: ({ scenarios }) => {
    const expectation = new Map(
      scenarios.flatMap((scenario) => {
        const then = scenario.steps.find((step) => step.keyword === 'Then');
        return tagged(scenario.tags, 'slug').map((slug) => [slug, then && expectationOf(then.text)] as const);
      }),
    );
    return scenarios.flatMap((scenario) => {
      const where = whereIs(scenario);
      const controls = tagged(scenario.tags, 'control');
      const then = scenario.steps.find((step) => step.keyword === 'Then');
      if (controls.length === 0) {
        return negative.includes(then && expectationOf(then.text))
          ? [{ where, message: 'is a negative case without @control:…' }]
          : [];
      }
      return controls
        .filter((control) => expectation.get(control) !== 'accept')
        .map((control) => ({ where, message: `names ${control} as its positive twin, which is no accepting case` }));
    });
  },
};
