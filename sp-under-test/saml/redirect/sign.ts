import { sign } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import type { SpKey } from '../keys/index.ts';

/** A message for HTTP-Redirect. */
export interface RedirectMessage {
  parameter: 'SAMLRequest' | 'SAMLResponse';
  xml: string;
  /** At most 80 bytes (SAMLBind 3.4.3). */
  relayState?: string;
  /** Where the browser is redirected to. */
  destination: string;
}

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const signAsync = promisify(sign);

/**
 * The URL that carries a message (SAMLBind 3.4.4.1: DEFLATE, base64, URL encoding); with a key, signed over the octets of
 * the query in the order the binding fixes.
 */
export async function redirectUrl(message: RedirectMessage, key?: SpKey): Promise<string> {
  const { parameter, xml, relayState } = message;
  const pairs: [string, string][] = [
    [parameter, deflateRawSync(Buffer.from(xml, 'utf8')).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState] satisfies [string, string]]),
    ...(key === undefined ? [] : [['SigAlg', rsaSha256] satisfies [string, string]]),
  ];
  const query = pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  const signature =
    key === undefined ? undefined : await signAsync('sha256', Buffer.from(query, 'ascii'), key.privateKey);
  const signed = signature === undefined ? query : `${query}&Signature=${encode(signature.toString('base64'))}`;
  const url = new URL(message.destination);
  url.hash = '';
  // Appended, never replaced: the address may carry a query of its own that must reach the identity provider. As text,
  // because the signature is over these very octets.
  return `${url.href}${url.search === '' ? '?' : '&'}${signed}`;
}

/** No apostrophe stays: what a URL parser escapes afterwards would no longer be what was signed. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
