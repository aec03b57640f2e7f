/** A setting that is no address. */
export class PublicUrlError extends Error {
  override readonly name = 'PublicUrlError';
  readonly code = 'public_url_invalid';
}

/** The public URL without a trailing slash: an origin and perhaps a path. Throws PublicUrlError. */
export function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  // What is written into pages and cookies must not need escaping in either.
  if (!plain || url.search !== '' || url.hash !== '' || !/^[\w./~-]*$/.test(url.pathname)) {
    throw new PublicUrlError(
      `${text} is no public URL: give http:// or https://, a host and perhaps a path, as https://idp.example.com/okta.`,
    );
  }
  return url.origin + basePathOf(text);
}

/** Its path, without a trailing slash. */
export function basePathOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '');
}
