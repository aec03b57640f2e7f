import type { Cause } from '../trouble.ts';

/** An address that nobody answers at. */
export const unreachable: Cause = ({ attempt: { agent } }) => {
  const failed = agent.exchanges().find(({ failure }) => failure === 'unreachable');
  if (failed === undefined) return undefined;
  if (/certificate|self-signed/i.test(failed.why ?? '')) {
    return `The certificate of ${failed.url} is not trusted (${failed.why}). Name the file of its authority as userAgent.ca.`;
  }
  return `Nothing answers at ${failed.url}. Is the SP running, is that the right port, and does its host name resolve on this machine?`;
};
