import type { Cause } from '../trouble.ts';

/** The SP did not get as far as a decision. */
export const brokenSp: Cause = ({ attempt: { answer, outcome } }) => {
  if (outcome === 'crashed')
    return `The SP broke on a good Response (status ${answer?.status ?? 'unknown'}): its own log says why.`;
  if (outcome === 'hung') return 'The SP did not answer a good Response in time: its own log may say why.';
  return undefined;
};
