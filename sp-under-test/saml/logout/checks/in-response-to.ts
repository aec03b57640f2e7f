import { attribute } from '../../xml/index.ts';
import type { LogoutCheck } from '../check.ts';

/** SAMLCore 3.2.2: an answer answers something. */
export const inResponseTo: LogoutCheck = {
  reason: 'logout_response_unsolicited',
  clause: 'SAMLCore 3.2.2',
  of: ['LogoutResponse'],
  check: async (context, message) =>
    (await context.awaited(attribute(message, 'InResponseTo') ?? '')) ? undefined : 'it answers no request of ours',
};
