/** Names of this machine. A page elsewhere whose name was rebound to us has another. */
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether a `Host` names this machine. */
export const isLoopbackHost = (host: string): boolean => loopbackHost.test(host);

/** Whether everybody who can reach this address sits at this machine. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).host);
}
