import { attribute } from '../xml/index.ts';
import type { Check } from './check.ts';

/** SAMLProf 4.1.4.3, SAMLCore 3.2.2: an answer answers a request that this browser sent and that is still open. */
export const inResponseTo: Check = {
  reason: 'in_response_to_unknown',
  clause: 'SAMLProf 4.1.4.3, 4.1.5; SAMLCore 3.2.2',
  check(context, { response }) {
    const id = attribute(response, 'InResponseTo');
    if (id === undefined || context.pendingRequest(id) !== undefined) return undefined;
    return `InResponseTo ${JSON.stringify(id.slice(0, 80))} is no pending request of this browser`;
  },
};
