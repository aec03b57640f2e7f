import type { Cause } from '../trouble.ts';

/** The SP counts sign-ins. */
export const throttled: Cause = ({ attempt: { agent, outcome } }) => {
  const answer = agent.exchanges().find(({ status, retryAfter }) => status === 429 || (status === 503 && retryAfter));
  if (outcome !== 'throttled' && answer === undefined) return undefined;
  return `The SP limits how often it may be asked (status ${answer?.status ?? 429} at ${answer?.url ?? 'its ACS'}). Raise its limit for the test, or ask less often.`;
};
