import { inflateRawSync } from 'node:zlib';
import type { AuthnRequest, Binding } from '../contracts.ts';
import { readAuthnRequest } from './read.ts';
import { AuthnRequestRefused } from './refused.ts';

/** The largest AuthnRequest that is read, in octets of XML. Real ones hold a few thousand; thousands of them may wait at once. */
const LARGEST = 64 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const DEFLATE = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The parameters of one request, URL- or form-decoded. */
export interface EncodedAuthnRequest {
  binding: Binding;
  samlRequest: string;
  relayState?: string;
  /** `SAMLEncoding` of the Redirect binding. */
  samlEncoding?: string;
}

/** Decodes and reads an AuthnRequest; `xml` is there when it was decoded before. Throws AuthnRequestRefused when it cannot be read. */
export function decodeAuthnRequest(encoded: EncodedAuthnRequest, xml: string = decodeXml(encoded)): AuthnRequest {
  const request = readAuthnRequest(xml, encoded.binding);
  return encoded.relayState === undefined ? request : { ...request, relayState: encoded.relayState };
}

/** Decodes the XML of a request without reading it, so that even a refused one can be shown in the trace. */
export function decodeXml(encoded: EncodedAuthnRequest): string {
  const clause = encoded.binding === 'HTTP-Redirect' ? 'SAMLBind §3.4.4.1' : 'SAMLBind §3.5.4';
  const refuse = (message: string) => new AuthnRequestRefused({ check: 'encoding', clause, message });
  // RFC 2045 base64 may be broken into lines; anything else outside the alphabet is not base64.
  const base64 = encoded.samlRequest.replace(/[\r\n\t ]/g, '');
  if (base64 === '') throw refuse('The SAMLRequest parameter is empty.');
  if (base64.length > LARGEST * 2) throw refuse('The SAMLRequest parameter is too large.');
  if (!BASE64.test(base64)) throw refuse('The SAMLRequest parameter is not base64.');
  const octets = Buffer.from(base64, 'base64');
  const plain = encoded.binding === 'HTTP-Redirect' ? inflate(octets, encoded.samlEncoding, refuse) : octets;
  if (plain.length > LARGEST) throw refuse('The AuthnRequest is too large.');
  try {
    return utf8.decode(plain);
  } catch {
    throw refuse(isDeflated(plain) ? 'The AuthnRequest is DEFLATE-compressed, as HTTP-POST has it not.' : notText);
  }
}

const notText = 'The AuthnRequest is not UTF-8.';

/** A request encoded for the other binding: the commonest reason why it cannot be read. */
function isDeflated(octets: Buffer): boolean {
  try {
    return inflateRawSync(octets, { maxOutputLength: LARGEST }).includes('AuthnRequest');
  } catch {
    return false;
  }
}

function inflate(
  octets: Buffer,
  samlEncoding: string | undefined,
  refuse: (message: string) => AuthnRequestRefused,
): Buffer {
  if (samlEncoding !== undefined && samlEncoding !== DEFLATE) throw refuse('The SAMLEncoding is not DEFLATE.');
  try {
    return inflateRawSync(octets, { maxOutputLength: LARGEST });
  } catch {
    throw refuse('The SAMLRequest parameter is not DEFLATE-compressed, or is too large when inflated.');
  }
}
