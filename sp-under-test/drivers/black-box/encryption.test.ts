import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlackBoxDriver, type Profile } from './index.ts';

const require = createRequire(import.meta.url);
const pem = require.resolve('#package/fixtures/keys/sp-encryption.cert.pem');
const certificate = new X509Certificate(readFileSync(pem)).raw.toString('base64');
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'encryption-'));
  copyFileSync(pem, join(directory, 'sp.pem'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const sp = { entityId: 'urn:sp', acsUrl: 'http://localhost:1/acs' };
const facts = (changes: Partial<Profile>) =>
  createBlackBoxDriver(
    {
      name: 'an SP',
      sp,
      start: 'http://localhost:1/',
      whoami: { url: 'http://localhost:1/me', json: '$' },
      people: [{ nameId: 'a' }, { nameId: 'b' }],
      ...changes,
    },
    { directory, env: {} },
  ).facts();

describe('whom Assertions can be encrypted for', () => {
  test('nobody, where the profile names no certificate', async () => {
    expect(await facts({})).not.toHaveProperty('encryption');
  });

  test('a certificate in a file', async () => {
    const { encryption } = await facts({ sp: { ...sp, encryptionCertificate: 'sp.pem' } });
    expect(encryption).toEqual({ certificates: [certificate], declared: true });
  });

  const descriptor = (use: string) =>
    `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>\n${certificate}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  test.each([
    ['signing keys are not meant', [' use="signing"'], undefined],
    [
      'a key for encryption is',
      [' use="signing"', ' use="encryption"'],
      { certificates: [certificate], declared: true },
    ],
    [
      'several are',
      [' use="encryption"', ' use="encryption"'],
      { certificates: [certificate, certificate], declared: true },
    ],
    ['a key without use may be', [''], { certificates: [certificate], declared: false }],
  ])('in metadata: %s', async (_title, uses, expected) => {
    writeFileSync(
      join(directory, 'sp.xml'),
      `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="urn:sp"><md:SPSSODescriptor>${uses.map(descriptor).join('')}<md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="http://localhost:1/acs"/></md:SPSSODescriptor></md:EntityDescriptor>`,
    );
    const driver = createBlackBoxDriver(
      {
        name: 'an SP',
        metadata: 'sp.xml',
        start: 'http://localhost:1/',
        whoami: { url: 'http://localhost:1/me', json: '$' },
        people: [{ nameId: 'a' }, { nameId: 'b' }],
      },
      { directory, env: {} },
    );
    expect((await driver.facts()).encryption).toEqual(expected);
  });

  test.each<[string, Partial<Profile>]>([
    ['encryption_certificate_missing', { supports: ['encryption'] }],
    ['encryption_certificate_missing', { supports: ['encryption-required'] }],
    ['encryption_certificate_unreadable', { sp: { ...sp, encryptionCertificate: 'absent.pem' } }],
  ])('a profile is refused: %s', async (code, changes) => {
    await expect(facts(changes)).rejects.toMatchObject({ code });
  });
});
