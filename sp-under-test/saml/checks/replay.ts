import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLProf 4.1.4.5: a bearer Assertion is used once. Only asked here; it is remembered once the person is let in. */
export const replay: Check = {
  reason: 'assertion_replayed',
  clause: 'SAMLProf 4.1.4.5, SAMLCore 2.5.1.5',
  async check({ alreadyConsumed }, { assertion }) {
    const id = attribute(assertion, 'ID') ?? '';
    return (await alreadyConsumed(id)) ? `Assertion ${id.slice(0, 80)} was used before` : undefined;
  },
};
