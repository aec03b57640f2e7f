import { verify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, readDemoKey, type SigningKey } from '../index.ts';
import { hasSchemas, validate } from '../testing/schemas.ts';
import { hasXmlsec, verifies } from '../testing/xmlsec.ts';
import { writeElement } from '../xml/index.ts';
import { logoutRequest, logoutResponse, postMessage, redirectMessage } from './index.ts';

let key: SigningKey;
let curve: SigningKey;
beforeAll(async () => {
  [key, curve] = await Promise.all([readDemoKey(), generateSigningKey('curve', new Date(), { kind: 'P-384' })]);
});

const input = () => ({
  id: 'id1',
  now: new Date('2026-03-01T12:00:00Z'),
  issuer: 'http://www.okta.com/exk1',
  destination: 'http://localhost:3000/slo',
  relayState: 'a b',
  key,
});
const nameId = { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' };
const messages = {
  LogoutRequest: () => logoutRequest({ ...input(), nameId, sessionIndex: 'id2' }),
  'LogoutResponse, Success': () => logoutResponse({ ...input(), inResponseTo: '_l1', status: 'Success' }),
  'LogoutResponse, UnknownPrincipal': () =>
    logoutResponse({ ...input(), inResponseTo: '_l1', status: 'UnknownPrincipal' }),
};
const names = Object.keys(messages) as (keyof typeof messages)[];

describe.skipIf(!hasSchemas)('the protocol schema', () => {
  it.each(names)('holds a %s, signed or not', async (name) => {
    const tree = messages[name]();
    const { xml } = await postMessage(tree, 'SAMLRequest', input());
    expect(validate(xml, 'protocol')).toMatch(/validates$/m);
    expect(validate(writeElement(tree), 'protocol')).toMatch(/validates$/m);
    expect(validate(xml.replace(' IssueInstant=', ' Instant='), 'protocol')).toMatch(/fails to validate$/m);
  });
});

describe.skipIf(!hasXmlsec)('the signature, as xmlsec1 sees it', () => {
  it.each(names)('covers a %s', async (name) => {
    const [root = ''] = name.split(',');
    for (const by of [key, curve]) {
      const { xml } = await postMessage(messages[name](), 'SAMLRequest', { ...input(), key: by });
      expect(verifies(xml, root, by)).toBe(true);
      expect(verifies(xml.replace('exk1', 'exk2'), root, by)).toBe(false);
    }
  });
});

it.each([
  ['rsa-sha256', 'sha256', () => key],
  ['ecdsa-sha384', 'sha384', () => curve],
])('signs a query by %s', async (algorithm, hash, by) => {
  const url = await redirectMessage(messages.LogoutRequest(), 'SAMLRequest', { ...input(), key: by() });
  const query = url.slice(url.indexOf('?') + 1);
  const [octets = '', signature = ''] = query.split('&Signature=');
  const parameters = new URLSearchParams(query);
  expect(parameters.get('SigAlg')).toBe(`http://www.w3.org/2001/04/xmldsig-more#${algorithm}`);
  expect(parameters.get('RelayState')).toBe('a b');
  const { publicKey } = new X509Certificate(Buffer.from(by().certificate, 'base64'));
  const value = Buffer.from(decodeURIComponent(signature), 'base64');
  const verifying = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify(hash, Buffer.from(octets), verifying, value)).toBe(true);
  expect(verify(hash, Buffer.from(`${octets}x`), verifying, value)).toBe(false);
  const xml = inflateRawSync(Buffer.from(parameters.get('SAMLRequest') ?? '', 'base64')).toString();
  expect(xml).toBe(writeElement(messages.LogoutRequest()));
});
