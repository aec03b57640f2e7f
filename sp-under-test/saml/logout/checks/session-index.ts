import { children, ns, text } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

const mostIndexes = 50;

/** SAMLCore 3.7.1: an empty SessionIndex would be read by some as "all sessions", which is what leaving it out means. */
export const sessionIndex: LogoutCheck = {
  reason: 'logout_session_index_invalid',
  clause: 'SAMLCore 3.7.1',
  of: ['LogoutRequest'],
  check(_context, message) {
    const found = children(message, ns.samlp, 'SessionIndex');
    return found.length <= mostIndexes && found.every((one) => text(one)) ? undefined : 'an empty SessionIndex';
  },
};
