import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';
import { isXmlId } from './xml-id.ts';

/** SAMLCore 3.2.2, 1.3.4: a Response has an ID, and an ID is an xs:ID. */
export const responseId: Check = {
  reason: 'response_id_invalid',
  clause: 'SAMLCore 3.2.2, 1.3.4',
  check(_context, { response }) {
    const id = attribute(response, 'ID');
    return isXmlId(id) ? undefined : `ID is ${id === undefined ? 'absent' : JSON.stringify(id.slice(0, 80))}`;
  },
};
