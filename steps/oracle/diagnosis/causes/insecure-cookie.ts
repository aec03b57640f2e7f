import type { Attempt } from '../../attempt/index.ts';

/** The SP wants its cookie back on the cross-site POST, and leaves out what browsers ask for in return. */
export function droppedCookie({ agent }: Attempt): string | undefined {
  for (const { url, setCookie = [] } of agent.exchanges()) {
    const line = setCookie.find(
      (one) => /;\s*samesite\s*=\s*none\s*(?:;|$)/i.test(one) && !/;\s*secure\s*(?:;|$)/i.test(one),
    );
    if (line === undefined) continue;
    return `Browsers drop the cookie "${line.split('=')[0]}": the SP sets it at ${new URL(url).origin} with SameSite=None and without Secure. Set it with Secure, too: at http://localhost browsers keep such a cookie.`;
  }
  return undefined;
}
