import { attribute } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

/** SAMLProf 4.4.4.1, SAMLSec: a request heard on the way must not sign the person out again tomorrow. */
export const replay: LogoutCheck = {
  reason: 'logout_replayed',
  clause: 'SAMLCore 1.3.4; SAMLSec 6.4.5',
  of: ['LogoutRequest'],
  check: async (context, message) =>
    (await context.alreadyConsumed(attribute(message, 'ID') ?? '')) ? 'this request was acted upon before' : undefined,
};
