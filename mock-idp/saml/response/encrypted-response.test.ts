import { spawnSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EncryptionChoice } from '../contracts.ts';
import { certificatePem, generateSigningKey, planResponse, readDemoKey, type SigningKey } from '../index.ts';
import { hasSchemas, validate } from '../testing/schemas.ts';
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

async function issue(
  choice: Omit<EncryptionChoice, 'certificates'>,
  certificates = [sp.certificate],
  what: 'encryption' | 'nameIdEncryption' = 'encryption',
) {
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
    [what]: { ...choice, certificates },
  });
  return (
    await issueResponse(plan, [], { freshId: () => 'id0', strangerKey: async () => key, nextKey: async () => key })
  ).xml;
}

const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
const algorithms = ['AES128_CBC', 'AES256_CBC', 'AES128_GCM', 'AES256_GCM'] as const;

/** xmlsec1 1.2 knows OAEP with SHA-1 only; what the other two do, OpenSSL judges below. */
const transports = ['RSA_OAEP', 'RSA_15'] as const;

function xmlsec(action: string[], xml: string, recipient = sp) {
  const file = join(folder, 'in.xml');
  writeFileSync(file, xml);
  writeFileSync(join(folder, 'sp.pem'), recipient.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(folder, 'idp.pem'), certificatePem(key));
  return spawnSync('xmlsec1', [...action, file], { cwd: folder });
}
const open = (xml: string, recipient = sp) =>
  xmlsec(['--decrypt', '--privkey-pem', join(folder, 'sp.pem')], xml, recipient).stdout.toString();
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
    const opened = open(xml);
    expect(opened).toContain('>alice@example.com<');
    expect(verify(opened, 'Assertion')).toBe(true);
    expect(verify(opened.replace('alice@', 'bob@'), 'Assertion')).toBe(false);
  });

  it.each(transports)('%s hands the key over', async (keyTransport) => {
    const xml = await issue({ algorithm: 'AES256_CBC', keyTransport });
    expect(open(xml)).toContain('>alice@example.com<');
  });

  it.each(transports)('%s hands it to each of several recipients', async (keyTransport) => {
    const xml = await issue({ algorithm: 'AES128_GCM', keyTransport }, [sp.certificate, other.certificate]);
    expect(xml.match(/<xenc:EncryptedKey>/g)).toHaveLength(2);
    const keys = xml.match(/<xenc:EncryptedKey>.*?<\/xenc:EncryptedKey>/gs) ?? [];
    for (const [at, recipient] of [sp, other].entries()) {
      // xmlsec1 tries the first EncryptedKey only, so each recipient is shown its own.
      const forOne = keys.reduce((left, each, i) => (i === at ? left : left.replace(each, '')), xml);
      expect(open(forOne, recipient)).toContain('>alice@example.com<');
      expect(open(forOne, recipient === sp ? other : sp)).not.toContain('alice');
    }
  });

  it('an EncryptedID is opened, and the Assertion around it verifies as it stands', async () => {
    const choice = { algorithm: 'AES128_CBC', keyTransport: 'RSA_OAEP' } as const;
    const xml = await issue(choice, [sp.certificate], 'nameIdEncryption');
    expect(xml).not.toContain('alice@example.com');
    expect(xml).toMatch(/<saml2:Subject [^>]*><saml2:EncryptedID /);
    expect(verify(xml, 'Assertion')).toBe(true);
    expect(verify(xml.replace(/(<xenc:CipherValue>)./, '$1_'), 'Assertion')).toBe(false);
    expect(open(xml)).toMatch(
      /<saml2:EncryptedID [^>]*><saml2:NameID [^>]*>alice@example.com<\/saml2:NameID><\/saml2:EncryptedID>/,
    );
  });
});

describe.skipIf(!hasSchemas)('the protocol schema', () => {
  it.each(['encryption', 'nameIdEncryption'] as const)('holds what is encrypted: %s', async (what) => {
    // RSA_OAEP_SHA256 holds an MGF of XML Encryption 1.1, which the schemas of SAML 2.0 do not know yet.
    for (const keyTransport of ['RSA_OAEP', 'RSA_OAEP_MGF1P_SHA256', 'RSA_15'] as const) {
      const certificates = [sp.certificate, other.certificate];
      const xml = await issue({ algorithm: 'AES256_GCM', keyTransport }, certificates, what);
      expect(validate(xml, 'protocol')).toMatch(/validates$/m);
      expect(validate(xml.replaceAll('CipherData', 'Cipher'), 'protocol')).toMatch(/fails to validate$/m);
    }
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

function unwrap(wrapped: Buffer, recipient: SigningKey, maskHash: string) {
  const file = join(folder, 'recipient.pem');
  writeFileSync(file, recipient.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const options = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', `rsa_mgf1_md:${maskHash}`];
  const arguments_ = ['pkeyutl', '-decrypt', '-inkey', file, ...options.flatMap((option) => ['-pkeyopt', option])];
  return spawnSync('openssl', arguments_, { input: wrapped });
}

describe.skipIf(!hasOpenssl)(
  `as OpenSSL sees it${hasOpenssl ? '' : ' (did not run: openssl is not installed)'}`,
  () => {
    it.each([
      ['RSA_OAEP_SHA256', 'http://www.w3.org/2009/xmlenc11#rsa-oaep', 'sha256', 'sha1'],
      ['RSA_OAEP_MGF1P_SHA256', 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', 'sha1', 'sha256'],
    ] as const)('%s wraps the key once for each recipient', async (keyTransport, uri, maskHash, otherHash) => {
      const certificates = [other.certificate, sp.certificate];
      const xml = await issue({ algorithm: 'AES256_GCM', keyTransport }, certificates);
      expect(xml).toContain(`<xenc:EncryptionMethod Algorithm="${uri}"><ds:DigestMethod`);
      const values = [...xml.matchAll(/<xenc:CipherValue>([^<]+)</g)].map(([, value = '']) =>
        Buffer.from(value, 'base64'),
      );
      const [first, second, content] = values;
      if (!first || !second || !content) throw new Error('There are not three CipherValues.');
      expect(unwrap(first, sp, maskHash).status).not.toBe(0);
      expect(unwrap(second, sp, otherHash).status).not.toBe(0);
      const contentKey = unwrap(second, sp, maskHash).stdout;
      expect(unwrap(first, other, maskHash).stdout).toEqual(contentKey);
      const decipher = createDecipheriv('aes-256-gcm', contentKey, content.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(content.subarray(-16));
      const plain = Buffer.concat([decipher.update(content.subarray(12, -16)), decipher.final()]).toString();
      expect(plain).toMatch(/^<saml2:Assertion .*<\/saml2:Assertion>$/s);
    });
  },
);
