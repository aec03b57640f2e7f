import type { Cause } from '../trouble.ts';

/** The SP answered as if it was content, and the read-back page shows nobody. */
export const readBackBlind: Cause = ({ attempt: { answer, outcome }, refused, trace }) => {
  if (outcome === 'inconclusive')
    return 'The read-back page cannot be read: check whoami.url, and that it answers in the browser that signed in.';
  if (!refused || answer === undefined || answer.status >= 400 || trace.heldRequests > 0) return undefined;
  return `The SP answered the Response with status ${answer.status}, and the read-back page shows nobody. Either the SP refuses without an error status, or whoami (url, json, pattern) does not find the person.`;
};
