import type { ServerResponse } from 'node:http';
import { send } from '../web/index.ts';

/** What one page may do beyond showing itself. */
export interface PageRights {
  status?: number;
  /** Where its forms may go; the IdP itself when not said. */
  formAction?: string;
  /** Of its inline script, SHA-256 in base64: that one may run. */
  scriptDigest?: string;
}

/** Sends a page with a Content Security Policy of its own. */
export function sendPage(
  response: ServerResponse,
  html: string,
  { status = 200, formAction = "'self'", scriptDigest }: PageRights = {},
): void {
  const policy = `default-src 'none'; style-src 'self'; img-src 'self' data:; script-src ${
    scriptDigest === undefined ? "'none'" : `'sha256-${scriptDigest}'`
  }; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
  send(response, html, {
    status,
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy, 'cache-control': 'no-store' },
  });
}

/** The origin of a URL as a CSP source; nothing at all when it has none. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return "'none'";
  const { protocol, host } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${host}` : "'none'";
}

/** Only a path of our own may be continued at; everything else would be an open redirect. */
export function ownPath(candidate: string | null | undefined, base: string): string | undefined {
  if (!candidate || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(candidate)) return undefined;
  if (!URL.canParse(candidate, base)) return undefined;
  const url = new URL(candidate, base);
  // `/x/..//evil.example` is ours until the dots are resolved.
  if (url.origin !== new URL(base).origin || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}
