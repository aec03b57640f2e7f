import { renamed } from './people.ts';
import type { Situation } from './situation.ts';

/** A company is bought, and everybody's address moves. */
export const domainChange: Situation = {
  name: 'domain-change',
  summary: 'The same person comes with an address in another domain.',
  expect: 'Does not match the person by local part; rules that go by domain are applied to the new one.',
  parameters: { domain: 'The new domain.' },
  defaults: { domain: 'new-owner.example' },
  kind: 'message',
  apply: (plan, { parameters: { domain = '' } }) =>
    renamed(plan, (nameId) =>
      nameId.includes('@') ? `${nameId.slice(0, nameId.lastIndexOf('@'))}@${domain}` : nameId,
    ),
};
