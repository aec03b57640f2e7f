import type { Cause } from '../trouble.ts';

/** `start` leads to a page of the SP, and not to the IdP. */
export const noRequest: Cause = ({ attempt: { agent, request }, stage, trace }) => {
  if (request.start !== 'sp' || trace.received.length > 0 || trace.emitted.length > 0) return undefined;
  if (agent.exchanges().some(({ failure }) => failure === 'unreachable')) return undefined;
  if (agent.exchanges().some(({ url }) => url.startsWith(stage.idpUrl))) return undefined;
  return `\`start\` sends no AuthnRequest to the IdP: the browser stands at ${agent.url()}. Give the address, or the steps, that begin a sign-in, and check that the SP has the IdP's single sign-on URL.`;
};
