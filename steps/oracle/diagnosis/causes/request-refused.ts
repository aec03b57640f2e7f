import type { Cause } from '../trouble.ts';

/** The IdP did not take the AuthnRequest. */
export const requestRefused: Cause = ({ trace }) => {
  const refusal = trace.received.flatMap((entry) => entry.refusal ?? [])[0];
  if (refusal === undefined) return undefined;
  return `The IdP refused the SP's AuthnRequest: ${refusal.message} (${refusal.clause}).`;
};
