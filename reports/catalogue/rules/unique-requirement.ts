import type { Rule } from './rule.ts';

/** A requirement has one home. */
export const uniqueRequirement: Rule = {
  name: 'unique-requirement',
  check: ({ requirements }) => {
    const first = new Map<string, string>();
    return requirements.flatMap(({ id, file }) => {
      const seen = first.get(id);
      if (seen === undefined) {
        first.set(id, file);
        return [];
      }
      return [{ where: file, message: `requirement ${id} is already stated in ${seen}` }];
    });
  },
};
