import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** What one page may do beyond showing itself. */
export interface PageRights {
  status?: number;
  /** Where its forms may go; the IdP itself when not said. */
  formAction?: string;
  /** An inline script, allowed by its hash. */
  script?: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

/** Sends a page with a Content Security Policy of its own. */
export function sendPage(
  response: Response,
  html: string,
  { status = 200, formAction, script }: PageRights = {},
): void {
  const directives = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    `script-src ${script === undefined ? "'none'" : `'sha256-${sha256(script)}'`}`,
    `form-action ${formAction ?? "'self'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  response
    .status(status)
    .set('content-security-policy', directives.join('; '))
    .set('cache-control', 'no-store')
    .type('html')
    .send(html);
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
