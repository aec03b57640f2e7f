import type { Cause } from '../trouble.ts';

/** Something before the SP wants to know who asks. */
export const gate: Cause = ({ attempt: { agent }, trace }) => {
  const answer = agent
    .exchanges()
    .find(({ status }) => status === 407 || (status === 401 && trace.received.length === 0));
  if (answer === undefined) return undefined;
  if (answer.status === 407) return `The proxy before ${answer.url} wants a password: write it into userAgent.proxy.`;
  return `A gate before the SP answers ${answer.url} with status 401. If it wants a user and a password, give userAgent.basicAuth; if it wants a header, userAgent.headers.`;
};
