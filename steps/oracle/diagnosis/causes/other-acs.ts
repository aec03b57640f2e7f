import { attributeIn } from '../message.ts';
import type { Cause } from '../trouble.ts';

/** The SP wants the Response somewhere else than the profile says: Recipient and Destination name another place. */
export const otherAcs: Cause = ({ attempt: { emitted }, trace }) => {
  const wanted = attributeIn(trace.received[0]?.xml ?? '', 'AuthnRequest', 'AssertionConsumerServiceURL');
  if (wanted === undefined || emitted === undefined || wanted === emitted.acsUrl) return undefined;
  return `Wrong recipient: the SP asks for the Response at ${wanted}, and the profile names ${emitted.acsUrl}. Correct sp.acsUrl, or the SP.`;
};
