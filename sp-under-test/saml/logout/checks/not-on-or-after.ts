import { attribute, parseInstant } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

/** SAMLCore 3.7.1: after its end a request says nothing any more. */
export const notOnOrAfter: LogoutCheck = {
  reason: 'logout_expired',
  clause: 'SAMLCore 3.7.1',
  of: ['LogoutRequest'],
  check({ now, skewSeconds }, message) {
    const value = attribute(message, 'NotOnOrAfter');
    if (value === undefined) return undefined;
    const end = parseInstant(value)?.getTime() ?? 0;
    return end + skewSeconds * 1000 > now.getTime() ? undefined : `NotOnOrAfter is ${value}`.slice(0, 100);
  },
};
