import type { Cause } from '../trouble.ts';

/** The SP takes the Response, and at the next page knows nobody and asks the IdP again. */
export const loginLoop: Cause = ({ attempt: { outcome, seen }, trace }) => {
  if (seen !== undefined || (outcome !== 'looped' && trace.heldRequests === 0)) return undefined;
  return 'A login loop: the SP took the Response and asked the IdP again at once. Either it refuses in silence (its log says why), or its session cookie does not come back: look at its Secure, Domain and Path.';
};
