import { textIn } from '../message.ts';
import type { Cause } from '../trouble.ts';

/** The SP calls itself by another name than the profile: what is addressed to the profile's name is not for it. */
export const otherEntityId: Cause = ({ attempt: { emitted }, trace }) => {
  const issuer = textIn(trace.received[0]?.xml ?? '', 'Issuer');
  const audience = textIn(emitted?.plainXml ?? '', 'Audience');
  if (issuer === undefined || audience === undefined || issuer === audience) return undefined;
  return `Wrong audience: the SP calls itself "${issuer}" in its AuthnRequest, and the profile "${audience}". Correct sp.entityId, or the SP.`;
};
