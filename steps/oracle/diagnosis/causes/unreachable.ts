import type { Cause } from '../trouble.ts';

/** An address that nobody answers at. */
export const unreachable: Cause = ({ attempt: { agent } }) => {
  const failed = agent.exchanges().find(({ failure }) => failure === 'unreachable');
  if (failed === undefined) return undefined;
  return `Nothing answers at ${failed.url}. Is the SP running, is that the right port, and does its host name resolve on this machine?`;
};
