import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { certificatePem, createStrangerKey, generateSigningKey, readDemoKey, readSigningKey } from './index.ts';

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
