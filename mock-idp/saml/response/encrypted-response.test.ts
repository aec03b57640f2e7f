import { spawnSync } from 'node:child_process';
import { createDecipheriv, privateDecrypt, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EncryptionChoice } from '../contracts.ts';
import { certificatePem, generateSigningKey, planResponse, readDemoKey, type SigningKey } from '../index.ts';
import { issueResponse } from './index.ts';

let key: SigningKey;
let sp: SigningKey;
let other: SigningKey;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saml-encrypted-'));
  const made = () => generateSigningKey('sp', new Date('2026-01-01T00:00:00Z'));
  [key, sp, other] = await Promise.all([readDemoKey(), made(), made()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function issue(encryption: Omit<EncryptionChoice, 'certificates'>, certificates = [sp.certificate]) {
  let count = 0;
  const plan = planResponse({
    now: new Date('2026-03-01T12:00:00.123Z'),
    freshId: () => `id${++count}`,
    issuer: 'http://www.okta.com/exk1',
    acsUrl: 'http://localhost:3000/acs',
    destination: 'http://localhost:3000/acs',
    recipient: 'http://localhost:3000/acs',
    audience: 'http://localhost:3000/metadata',
    nameId: { value: 'alice@example.com', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
    attributes: [],
    authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    authnInstant: new Date('2026-03-01T11:59:00.000Z'),
    signing: { assertionSigned: true, responseSigned: true, key },
    encryption: { ...encryption, certificates },
  });
  return (await issueResponse(plan, [], { freshId: () => 'id0', strangerKey: async () => key })).xml;
}

const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
const algorithms = ['AES128_CBC', 'AES256_CBC', 'AES128_GCM', 'AES256_GCM'] as const;

function xmlsec(action: string[], xml: string) {
  const file = join(folder, 'in.xml');
  writeFileSync(file, xml);
  writeFileSync(join(folder, 'sp.pem'), sp.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'idp.pem'), certificatePem(key));
  return spawnSync('xmlsec1', [...action, file], { cwd: folder });
}
const verify = (xml: string, element: string) =>
  xmlsec(
    [
      '--verify',
      '--pubkey-cert-pem',
      join(folder, 'idp.pem'),
      ...['Assertion', 'Response'].flatMap((name) => ['--id-attr:ID', name]),
      '--node-xpath',
      `//*[local-name()='${element}']/*[local-name()='Signature']`,
    ],
    xml,
  ).status === 0;

describe.skipIf(!hasXmlsec)('as xmlsec1 sees it', () => {
  it.each(algorithms)('%s is opened, and inside is a signed Assertion', async (algorithm) => {
    const xml = await issue({ algorithm, keyTransport: 'RSA_OAEP' });
    expect(xml).not.toContain('alice@example.com');
    expect(verify(xml, 'Response')).toBe(true);
    const opened = xmlsec(['--decrypt', '--privkey-pem', join(folder, 'sp.pem')], xml).stdout.toString();
    expect(opened).toContain('>alice@example.com<');
    expect(verify(opened, 'Assertion')).toBe(true);
    expect(verify(opened.replace('alice@', 'bob@'), 'Assertion')).toBe(false);
  });
});

it('wraps the key by OAEP of XML Encryption 1.1, once for each recipient', async () => {
  const certificates = [other.certificate, sp.certificate];
  const xml = await issue({ algorithm: 'AES256_GCM', keyTransport: 'RSA_OAEP_SHA256' }, certificates);
  expect(xml).toContain('<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">');
  const values = [...xml.matchAll(/<xenc:CipherValue>([^<]+)</g)].map(([, value = '']) => Buffer.from(value, 'base64'));
  const [first, second, content] = values;
  if (!first || !second || !content) throw new Error('There are not three CipherValues.');
  expect(() => privateDecrypt({ key: sp.privateKey, oaepHash: 'sha256' }, first)).toThrow();
  const contentKey = privateDecrypt({ key: sp.privateKey, oaepHash: 'sha256' }, second);
  const decipher = createDecipheriv('aes-256-gcm', contentKey, content.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(content.subarray(-16));
  const plain = Buffer.concat([decipher.update(content.subarray(12, -16)), decipher.final()]).toString();
  expect(plain).toMatch(/^<saml2:Assertion .*<\/saml2:Assertion>$/s);
  expect(new X509Certificate(Buffer.from(sp.certificate, 'base64')).checkPrivateKey(sp.privateKey)).toBe(true);
});
