import { attributeParameter, withGroups } from './groups.ts';
import type { Situation } from './situation.ts';

/** SPs that split values at commas or compare octets read other groups than were sent. */
export const awkwardGroupNames: Situation = {
  name: 'awkward-group-names',
  summary: 'The names of the groups hold commas, semicolons, umlauts in both spellings, ampersands and spaces.',
  expect:
    'Keeps each value as one group and spells it as it was sent; the two spellings of Größe do not merge in silence.',
  ...attributeParameter,
  kind: 'message',
  apply: (plan, { parameters: { attribute = '' } }) =>
    withGroups(plan, attribute, [
      'Sales, EMEA',
      'Research & Development',
      'Vertrieb; Süd',
      'Gr\u00f6\u00dfe',
      'Gro\u0308\u00dfe',
      'Équipe «Paris»',
      'CN=Admins,OU=Groups,DC=example,DC=com',
      ' Leading space',
    ]),
};
