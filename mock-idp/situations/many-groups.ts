import { attributeParameter, withGroups } from './groups.ts';
import type { Situation } from './situation.ts';

/** Large companies have people in hundreds of groups; some SPs have a column for twenty. */
export const manyGroups: Situation = {
  name: 'many-groups',
  summary: 'The person is in 500 groups, all of them in the message.',
  expect: 'Takes the message and either all groups or those it knows; never the first few in silence.',
  ...attributeParameter,
  parameters: { ...attributeParameter.parameters, count: 'How many groups, up to 5000.' },
  defaults: { ...attributeParameter.defaults, count: '500' },
  kind: 'message',
  apply: (plan, { parameters: { attribute = '', count } }) => {
    const many = Math.min(5000, Math.max(1, Number(count) || 500));
    const names = Array.from({ length: many }, (_, index) => `Group ${String(index + 1).padStart(4, '0')}`);
    return withGroups(plan, attribute, names);
  },
};
