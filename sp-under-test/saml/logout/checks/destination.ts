import { attribute } from '../../xml/index.ts';
import { both, type LogoutCheck } from '../check.ts';

/** SAMLBind 3.4.5.2, 3.5.5.2: a signed message says where it was sent, or it could be forwarded. */
export const destination: LogoutCheck = {
  reason: 'logout_destination_mismatch',
  clause: 'SAMLBind 3.4.5.2, 3.5.5.2',
  of: both,
  check({ sloUrl }, message) {
    const found = attribute(message, 'Destination');
    return found === sloUrl ? undefined : `Destination is ${found ?? 'absent'}`.slice(0, 200);
  },
};
