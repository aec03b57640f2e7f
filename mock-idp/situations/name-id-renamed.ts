import { renamed } from './people.ts';
import type { Situation } from './situation.ts';

/** Somebody marries, and the address changes with the name. */
export const nameIdRenamed: Situation = {
  name: 'name-id-renamed',
  summary: 'The same person comes with another NameID: the local part before the @ has changed.',
  expect: 'Does what its documentation says: another account, or a refusal; never the account of somebody else.',
  parameters: { to: 'The new local part, or the whole NameID where the old one has no @.' },
  defaults: { to: 'renamed.person' },
  kind: 'message',
  apply: (plan, { parameters: { to = '' } }) =>
    renamed(plan, (nameId) => (nameId.includes('@') ? `${to}@${nameId.slice(nameId.lastIndexOf('@') + 1)}` : to)),
};
