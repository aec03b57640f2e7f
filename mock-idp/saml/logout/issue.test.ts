import { verify, X509Certificate } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Binding } from '../contracts.ts';
import { generateSigningKey, readDemoKey, type SigningKey } from '../index.ts';
import { hasSchemas, validate } from '../testing/schemas.ts';
import { hasXmlsec, verifies } from '../testing/xmlsec.ts';
import { issueLogout, type LogoutPlan, planLogoutRequest, planLogoutResponse, redirectUrl } from './index.ts';

let key: SigningKey;
let curve: SigningKey;
beforeAll(async () => {
  [key, curve] = await Promise.all([readDemoKey(), generateSigningKey('curve', new Date(), { kind: 'P-384' })]);
});

const input = (by: SigningKey, binding: Binding) => ({
  id: 'id1',
  now: new Date('2026-03-01T12:00:00Z'),
  issuer: 'http://www.okta.com/exk1',
  key: by,
  delivery: { binding, url: 'http://localhost:3000/slo', relayState: 'a b' },
});
const nameId = { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' };
const plans: Readonly<Record<string, (by: SigningKey, binding: Binding) => LogoutPlan>> = {
  LogoutRequest: (by, binding) => planLogoutRequest({ ...input(by, binding), nameId, sessionIndexes: ['id2'] }),
  'LogoutResponse, Success': (by, binding) =>
    planLogoutResponse({ ...input(by, binding), inResponseTo: '_l1', status: 'Success' }),
  'LogoutResponse, UnknownPrincipal': (by, binding) =>
    planLogoutResponse({ ...input(by, binding), inResponseTo: '_l1', status: 'UnknownPrincipal' }),
};
const names = Object.keys(plans);
const wireOf = async (name: string, binding: Binding, by = key) => {
  const plan = plans[name]?.(by, binding);
  if (plan === undefined) throw new Error(`There is no plan ${name}`);
  return (
    await issueLogout(plan, [], { freshId: () => 'id9', strangerKey: async () => curve, nextKey: async () => curve })
  ).wire;
};

describe.skipIf(!hasSchemas)('the protocol schema', () => {
  it.each(names)('holds a %s, signed or not', async (name) => {
    const { xml } = await wireOf(name, 'HTTP-POST');
    expect(validate(xml, 'protocol')).toMatch(/validates$/m);
    expect(validate((await wireOf(name, 'HTTP-Redirect')).xml, 'protocol')).toMatch(/validates$/m);
    expect(validate(xml.replace(' IssueInstant=', ' Instant='), 'protocol')).toMatch(/fails to validate$/m);
  });
});

describe.skipIf(!hasXmlsec)('the signature, as xmlsec1 sees it', () => {
  it.each(names)('covers a %s', async (name) => {
    const [root = ''] = name.split(',');
    for (const by of [key, curve]) {
      const { xml } = await wireOf(name, 'HTTP-POST', by);
      expect(verifies(xml, root, by)).toBe(true);
      expect(verifies(xml.replace('exk1', 'exk2'), root, by)).toBe(false);
    }
  });
});

it.each([
  ['rsa-sha256', 'sha256', () => key],
  ['ecdsa-sha384', 'sha384', () => curve],
])('signs a query by %s', async (algorithm, hash, by) => {
  const wire = await wireOf('LogoutRequest', 'HTTP-Redirect', by());
  if (wire.binding !== 'HTTP-Redirect') throw new Error('The binding is not the one asked for.');
  const url = redirectUrl(wire);
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
  expect(xml).toBe(wire.xml);
});
