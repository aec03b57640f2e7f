import { attribute, child, ns } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLCore 3.2.2.1-2: only the top-level StatusCode counts, spelled exactly; an Assertion beside an error changes nothing. */
export const status: Check = {
  reason: 'status_not_success',
  clause: 'SAMLCore 3.2.2.1-3.2.2.2',
  check(_context, { response }) {
    const code = child(child(response, ns.samlp, 'Status'), ns.samlp, 'StatusCode');
    const value = attribute(code, 'Value');
    return value === 'urn:oasis:names:tc:SAML:2.0:status:Success' ? undefined : `top-level status ${value ?? 'absent'}`;
  },
};
