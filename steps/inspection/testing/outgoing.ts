import { createHash, type KeyObject, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Outgoing } from '../decode.ts';

export const sso = 'https://idp.example/sso';
export const entityId = 'https://sp.example/metadata';
export const acsUrl = 'https://sp.example/acs';
export const now = new Date('2030-01-15T12:00:10Z');

let count = 0;

/** An ID as a careful SP makes it: the same each time the tests run. */
function freshId(): string {
  count += 1;
  return `_${createHash('sha256').update(String(count)).digest('hex').slice(0, 40)}`;
}

/** A good AuthnRequest, with these attributes instead (undefined leaves one out) and these children. */
export function requestXml(
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly string[] = [`<saml:Issuer>${entityId}</saml:Issuer>`, '<samlp:NameIDPolicy AllowCreate="true"/>'],
): string {
  const all: Record<string, string | undefined> = {
    ID: freshId(),
    Version: '2.0',
    IssueInstant: '2030-01-15T12:00:00Z',
    Destination: sso,
    AssertionConsumerServiceURL: acsUrl,
    ProtocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    ...attributes,
  };
  const written = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
  return `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ${written.join(' ')}>${children.join('')}</samlp:AuthnRequest>`;
}

const careful = { 'cache-control': 'no-cache, no-store' };

interface RedirectWith {
  relayState?: string;
  key?: KeyObject;
  sigAlg?: string;
  /** What is signed instead of the octets of the query. */
  signed?: (octets: string) => string;
  /** The packed value, instead of raw DEFLATE and base64. */
  value?: string;
  /** The value as it stands in the query. */
  raw?: string;
  headers?: Record<string, string>;
  to?: string;
}

/** A request on its way by redirect. */
export function redirected(xml: string = requestXml(), more: RedirectWith = {}): Outgoing {
  const value = more.value ?? deflateRawSync(xml).toString('base64');
  const pieces = [`SAMLRequest=${more.raw ?? encodeURIComponent(value)}`];
  if (more.relayState !== undefined) pieces.push(`RelayState=${encodeURIComponent(more.relayState)}`);
  if (more.key !== undefined) {
    pieces.push(`SigAlg=${encodeURIComponent(more.sigAlg ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`);
    const octets = pieces.join('&');
    const signature = sign('sha256', Buffer.from(more.signed?.(octets) ?? octets), more.key);
    pieces.push(`Signature=${encodeURIComponent(signature.toString('base64'))}`);
  }
  const to = more.to ?? sso;
  const url = `${to}${to.includes('?') ? '&' : '?'}${pieces.join('&')}`;
  return {
    at: now,
    url,
    carrier: { url: 'https://sp.example/login', status: 302, headers: more.headers ?? careful, body: '' },
  };
}

/** A request on its way in a form. */
export function posted(
  xml: string,
  more: { fields?: (readonly [string, string])[]; target?: string; value?: string } = {},
): Outgoing {
  const fields = [['SAMLRequest', more.value ?? Buffer.from(xml).toString('base64')] as const, ...(more.fields ?? [])];
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  const target = more.target === undefined ? '' : ` target="${more.target}"`;
  const body = `<!doctype html><form method="post" action="${sso}"${target}>${inputs}</form>`;
  return {
    at: now,
    url: sso,
    form: { method: 'POST', fields },
    carrier: { url: 'https://sp.example/login', status: 200, headers: careful, body },
  };
}
