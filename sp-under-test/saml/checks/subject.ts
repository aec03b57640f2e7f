import { child, elements, ns } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLProf 4.1.4.2, SAMLCore 2.4.1: one Subject, and it says something. */
export const subject: Check = {
  reason: 'subject_missing',
  clause: 'SAMLProf 4.1.4.2, SAMLCore 2.4.1',
  check(_context, { assertion }) {
    const found = child(assertion, ns.saml, 'Subject');
    if (found === undefined) return 'no Subject, or more than one';
    return elements(found).length === 0 ? 'Subject is empty' : undefined;
  },
};
