import { variantsOf } from '../tags.ts';
import { type Rule, whereIs } from './rule.ts';

/** Case ids are slug/variant: each row of an outline needs exactly one variant, and no two rows the same. */
export const variantRows: Rule = {
  name: 'variant-rows',
  check: ({ scenarios }) =>
    scenarios.flatMap((scenario) => {
      const where = whereIs(scenario);
      const variants = scenario.rows.map((row) => variantsOf(row.tags));
      if (variants.some((found) => found.length !== 1)) {
        return [{ where, message: 'has an Examples row without exactly one @variant tag' }];
      }
      const flat = variants.flat();
      return new Set(flat).size === flat.length ? [] : [{ where, message: 'names a @variant twice' }];
    }),
};
