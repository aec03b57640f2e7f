import { children, ns, text } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

/** SAMLCore 3.7.1: the request names one person. */
export const nameId: LogoutCheck = {
  reason: 'logout_name_id_invalid',
  clause: 'SAMLCore 3.7.1',
  of: ['LogoutRequest'],
  check(_context, message) {
    const found = children(message, ns.saml, 'NameID');
    return found.length === 1 && text(found[0]) ? undefined : `${found.length} NameID, or nothing in it`;
  },
};
