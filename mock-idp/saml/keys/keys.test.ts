import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  certificatePem,
  createStrangerKey,
  generateSigningKey,
  type KeyKind,
  kindOf,
  readDemoKey,
  readSigningKey,
} from './index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

it('generates a self-signed certificate in the shape of Okta', async () => {
  const key = await generateSigningKey('demo', NOW);
  const certificate = new X509Certificate(certificatePem(key));
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject.split('\n')).toEqual([
    'C=US',
    'ST=California',
    'L=San Francisco',
    'O=Okta',
    'OU=SSOProvider',
    'CN=demo',
    'emailAddress=info@okta.com',
  ]);
  expect(certificate.issuer).toBe(certificate.subject);
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2036);
  expect(key.kid).toMatch(/^[\w-]{43}$/);
  const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(readSigningKey(pem, certificatePem(key)).kid).toBe(key.kid);
});

it.each<KeyKind>(['RSA', 'P-256', 'P-384'])('makes a key of kind %s, valid when it is to be', async (kind) => {
  const key = await generateSigningKey('demo', new Date('2020-05-06T07:08:09Z'), { kind, years: 2 });
  const certificate = new X509Certificate(certificatePem(key));
  expect(kindOf(key.privateKey)).toBe(kind);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(new Date(certificate.validFrom)).toEqual(new Date('2020-05-06T07:08:09Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2022-05-06T00:00:00Z'));
  expect(certificate.toLegacyObject()).toMatchObject({ subject: { CN: 'demo' } });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const missing = hasOpenssl ? '' : ' (did not run: openssl is not installed)';
it.skipIf(!hasOpenssl).each<[KeyKind, string]>([
  ['RSA', 'sha256WithRSAEncryption'],
  ['P-256', 'ecdsa-with-SHA256'],
  ['P-384', 'ecdsa-with-SHA384'],
])(
  `makes a certificate for a key of kind %s that OpenSSL prints, and that adds up${missing}`,
  async (kind, algorithm) => {
    const key = await generateSigningKey('demo', NOW, { kind });
    const printed = spawnSync('openssl', ['x509', '-noout', '-text'], { input: certificatePem(key) });
    expect(printed.status).toBe(0);
    expect(printed.stdout.toString()).toMatch(new RegExp(`Version: 3[^]*${algorithm}[^]*${algorithm}`));
  },
);

it('refuses a certificate of another key', async () => {
  const [demo, other] = await Promise.all([readDemoKey(), generateSigningKey('other', NOW)]);
  const pem = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readSigningKey(pem, certificatePem(demo))).toThrow('not of this private key');
});

it('has one stranger, not of the demo key', async () => {
  const stranger = createStrangerKey(() => NOW);
  expect(await stranger()).toBe(await stranger());
  expect((await stranger()).kid).not.toBe((await readDemoKey()).kid);
});
