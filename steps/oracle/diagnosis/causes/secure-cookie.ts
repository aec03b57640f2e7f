import type { Cause } from '../trouble.ts';

/** Where browsers keep a Secure cookie although it came by http. */
const trusted = /^(?:localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/;

/** The SP sets cookies for https and is reached by http, so browsers throw them away. */
export const secureCookie: Cause = ({ attempt: { agent } }) => {
  for (const { url, setCookie = [] } of agent.exchanges()) {
    const { hostname, origin, protocol } = new URL(url);
    const line = setCookie.find((one) => /;\s*secure\s*(?:;|$)/i.test(one));
    if (protocol !== 'http:' || trusted.test(hostname) || line === undefined) continue;
    return `The cookie "${line.split('=')[0]}" needs https: the SP sets it with Secure at ${origin}, and browsers drop such a cookie when it comes by http from another host than localhost. Reach the SP by https (\`tls\` of the profile knows a private CA), or by the name localhost.`;
  }
  return undefined;
};
