import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';
import { isXmlId } from './xml-id.ts';

/** SAMLCore 2.3.3, 1.3.4: without an ID a replay could not be recognised. */
export const assertionId: Check = {
  reason: 'assertion_id_invalid',
  clause: 'SAMLCore 2.3.3, 1.3.4',
  check(_context, { assertion }) {
    const id = attribute(assertion, 'ID');
    return isXmlId(id) ? undefined : `ID is ${id === undefined ? 'absent' : JSON.stringify(id.slice(0, 80))}`;
  },
};
