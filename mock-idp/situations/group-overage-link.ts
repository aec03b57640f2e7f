import { attributeParameter, withGroups } from './groups.ts';
import type { Situation } from './situation.ts';

/** Entra ID puts at most 150 groups into a SAML token; past that it sends the address of a list instead. */
export const groupOverageLink: Situation = {
  name: 'group-overage-link',
  summary:
    'In the place of the groups stands the groups.link attribute with an address, as Entra ID sends for more than 150.',
  expect:
    'Does not read the address as a group, nor the missing attribute as membership in nothing; says that it cannot tell.',
  ...attributeParameter,
  kind: 'message',
  apply: (plan, { parameters: { attribute = '' } }) => {
    const tenant = '6f1b2c3d-0000-4000-8000-000000000001';
    const person = '9a8b7c6d-0000-4000-8000-000000000002';
    const link = `https://graph.windows.net/${tenant}/users/${person}/getMemberObjects`;
    const name = 'http://schemas.microsoft.com/claims/groups.link';
    return withGroups(withGroups(plan, attribute, []), name, [link]);
  },
};
