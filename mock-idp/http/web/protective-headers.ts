import type { ServerResponse } from 'node:http';

/**
 * What helmet sets (a test compares), without what breaks SAML: every page has a policy of its own, and plain HTTP on
 * loopback must not be told to turn to TLS.
 */
export const protectiveHeaders: readonly (readonly [name: string, value: string])[] = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['referrer-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-dns-prefetch-control', 'off'],
  ['x-download-options', 'noopen'],
  ['x-frame-options', 'SAMEORIGIN'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['x-xss-protection', '0'],
];

/** Sets them on an answer of the SAML face. */
export function protect(response: ServerResponse): void {
  for (const [name, value] of protectiveHeaders) response.setHeader(name, value);
}
