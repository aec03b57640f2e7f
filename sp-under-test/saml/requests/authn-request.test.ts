import { verify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { rsaKey } from '../testing/sign-response.testing.ts';
import { createAuthnRequest } from './index.ts';

const input = {
  id: '_request',
  issueInstant: new Date('2030-01-15T12:00:00Z'),
  entityId: 'http://localhost/saml/metadata?a=1&b="2"',
  acsUrl: 'http://localhost/saml/acs/p1',
  ssoUrl: 'http://idp.example/sso?tenant=1',
};

test('travels in the URL beside what the SSO URL already says', async () => {
  const { url, xml } = await createAuthnRequest({ ...input, relayState: 'r&s' });
  const { searchParams } = new URL(url);
  expect([...searchParams.keys()]).toEqual(['tenant', 'SAMLRequest', 'RelayState']);
  expect(searchParams.get('RelayState')).toBe('r&s');
  const decoded = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
  expect(decoded).toBe(xml);
});

test('says who asks, where the answer goes, and how people are named', async () => {
  const { xml } = await createAuthnRequest(input);
  expect(xml).toContain('AssertionConsumerServiceURL="http://localhost/saml/acs/p1"');
  expect(xml).toContain('Destination="http://idp.example/sso?tenant=1"');
  expect(xml).toContain('<saml:Issuer>http://localhost/saml/metadata?a=1&amp;b=&quot;2&quot;</saml:Issuer>');
  expect(xml).toContain('Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"');
});

test('is signed over the octets of its query, in the order of the binding', async () => {
  const key = rsaKey('sp');
  const { url } = await createAuthnRequest({ ...input, relayState: "it's (TEST)", key });
  const query = url.slice(url.indexOf('SAMLRequest='));
  const [octets = '', signature = ''] = query.split('&Signature=');
  expect(octets.split('&').map((one) => one.split('=')[0])).toEqual(['SAMLRequest', 'RelayState', 'SigAlg']);
  // What a browser makes of the address must still be what was signed.
  expect(new URL(url).href).toBe(url);
  const { publicKey } = new X509Certificate(key.certificate);
  const value = Buffer.from(decodeURIComponent(signature), 'base64');
  expect(verify('sha256', Buffer.from(octets), publicKey, value)).toBe(true);
  expect(verify('sha256', Buffer.from(octets.replace('TEST', 'PROD')), publicKey, value)).toBe(false);
});
