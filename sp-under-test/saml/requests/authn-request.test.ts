import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createAuthnRequest } from './index.ts';

const input = {
  id: '_request',
  issueInstant: new Date('2030-01-15T12:00:00Z'),
  entityId: 'http://localhost/saml/metadata?a=1&b="2"',
  acsUrl: 'http://localhost/saml/acs/p1',
  ssoUrl: 'http://idp.example/sso?tenant=1',
};

test('travels in the URL beside what the SSO URL already says', () => {
  const { url, xml } = createAuthnRequest({ ...input, relayState: 'r&s' });
  const { searchParams } = new URL(url);
  expect([...searchParams.keys()]).toEqual(['tenant', 'SAMLRequest', 'RelayState']);
  expect(searchParams.get('RelayState')).toBe('r&s');
  const decoded = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
  expect(decoded).toBe(xml);
});

test('says who asks, where the answer goes, and how people are named', () => {
  const { xml } = createAuthnRequest(input);
  expect(xml).toContain('AssertionConsumerServiceURL="http://localhost/saml/acs/p1"');
  expect(xml).toContain('Destination="http://idp.example/sso?tenant=1"');
  expect(xml).toContain('<saml:Issuer>http://localhost/saml/metadata?a=1&amp;b=&quot;2&quot;</saml:Issuer>');
  expect(xml).toContain('Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"');
});
