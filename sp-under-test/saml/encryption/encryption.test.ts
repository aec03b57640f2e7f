import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ConsumeContext, consumeResponse } from '../index.ts';
import { type EncryptionRecipe, encryptInto } from '../testing/encrypt.testing.ts';
import { circumstances, compose, form, type Recipe, rsaKey, swap } from '../testing/sign-response.testing.ts';

const spKey = rsaKey('sp.example');
const otherKey = rsaKey('other.example');
const recipients = [spKey];
const withKey = (changes: Partial<ConsumeContext> = {}) =>
  circumstances({ decryptionKeys: async () => [spKey.privateKey], ...changes });
const consume = (xml: string, context = withKey()) => consumeResponse(form(xml), context);

/** A Response whose Assertion is encrypted after it was signed. */
const encrypted = (encryption: Partial<EncryptionRecipe> = {}, recipe: Recipe = {}) =>
  compose({
    ...recipe,
    signedAssertion: (xml) => encryptInto('EncryptedAssertion', xml, { recipients, ...encryption }),
  });
const reason = async (xml: string, context?: ConsumeContext) => {
  const consumed = await consume(xml, context);
  return consumed.accepted ? 'accepted' : consumed.findings[0].reason;
};

const ciphers = ['aes128-cbc', 'aes256-cbc', 'aes128-gcm', 'aes256-gcm'] as const;
const flipLast = (octets: Buffer) => Buffer.concat([octets.subarray(0, -1), Buffer.from([(octets.at(-1) ?? 0) ^ 1])]);

describe.each(ciphers)('%s', (cipher) => {
  test.each(['assertion', 'response', 'both'] as const)('is opened, signed: %s', async (sign) => {
    expect(await consume(encrypted({ cipher }, { sign }))).toMatchObject({
      accepted: true,
      identity: { nameId: 'alice@example.com', attributes: { name: ['Alice Anderson'] } },
    });
  });

  test('without any signature lets nobody in', async () => {
    expect(await reason(encrypted({ cipher }, { sign: 'none' }))).toBe(
      cipher.endsWith('gcm') ? 'signature_missing' : 'decryption_failed',
    );
  });

  test('changed on the way is not opened', async () => {
    const spoil = (octets: Buffer) => flipLast(octets.subarray(0));
    expect(await reason(encrypted({ cipher, spoil }, { sign: 'assertion' }))).toBe('decryption_failed');
  });
});

describe('keys', () => {
  test.each<[string, Partial<EncryptionRecipe>]>([
    ['OAEP of XML Encryption 1.1 with SHA-256', { transport: 'oaep11' }],
    ['EncryptedKey beside the EncryptedData', { sibling: true }],
    ['several recipients', { recipients: [otherKey, spKey] }],
  ])('%s', async (_title, recipe) => {
    expect(await reason(encrypted(recipe))).toBe('accepted');
  });

  test.each<[string, Partial<EncryptionRecipe>]>([
    ['RSA 1.5', { transport: 'rsa15' }],
    ['another recipient only', { recipients: [otherKey] }],
    ['an unlisted cipher', { claimed: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' }],
    ['GCM claimed to be CBC', { claimed: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc' }],
    ['a shortened tag', { spoil: (octets) => octets.subarray(0, -12) }],
  ])('%s is refused', async (_title, recipe) => {
    expect(await reason(encrypted(recipe))).toBe('decryption_failed');
  });

  test('an SP without a key opens nothing', async () => {
    expect(await reason(encrypted(), circumstances())).toBe('decryption_failed');
  });
});

describe('what was inside', () => {
  const refuses = (title: string, expected: string, recipe: Recipe, encryption: Partial<EncryptionRecipe> = {}) =>
    test(title, async () => expect(await reason(encrypted(encryption, recipe))).toBe(expected));

  refuses('must be well-formed', 'decryption_failed', { sign: 'none', assertion: swap('</saml:Assertion>', '') });
  refuses('must hold no DOCTYPE', 'decryption_failed', { sign: 'none', assertion: (xml) => `<!DOCTYPE a>${xml}` });
  refuses('must be an Assertion', 'decryption_failed', { sign: 'none', assertion: () => '<a xmlns="urn:a"/>' });
  refuses('must not repeat the ID of the Response', 'duplicate_id', {
    sign: 'none',
    assertion: swap('ID="_a1"', 'ID="_r1"'),
  });
  refuses('is checked like any Assertion', 'audience_mismatch', {
    assertion: swap('http://localhost:4000/saml/metadata</saml:Audience>', 'http://other</saml:Audience>'),
  });

  test('and tampered with afterwards is not let in', async () => {
    const xml = compose({
      sign: 'assertion',
      signedAssertion: (one) => encryptInto('EncryptedAssertion', one.replace('alice@', 'bob@'), { recipients }),
    });
    expect(await reason(xml)).toBe('signature_invalid');
  });

  test('under a broken CBC signature looks like what does not decrypt, so that nobody can ask octet by octet', async () => {
    const tampered = compose({
      sign: 'assertion',
      signedAssertion: (one) =>
        encryptInto('EncryptedAssertion', one.replace('alice@', 'bob@'), { recipients, cipher: 'aes256-cbc' }),
    });
    const garbled = encrypted({ cipher: 'aes256-cbc', spoil: flipLast }, { sign: 'assertion' });
    const [first, second] = [await consume(tampered), await consume(garbled)];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ accepted: false, findings: [{ reason: 'decryption_failed' }] });
  });

  test('stands alone: an EncryptedAssertion beside an Assertion is refused', async () => {
    const both = compose({
      response: swap(
        '</samlp:Response>',
        `${encryptInto('EncryptedAssertion', '<a/>', { recipients })}</samlp:Response>`,
      ),
    });
    expect(await reason(both)).toBe('assertion_count_invalid');
  });

  test('is read from the signed Response, not from what was put beside it', async () => {
    const swapped = encrypted({}, { sign: 'response' }).replace(
      /<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/,
      encryptInto('EncryptedAssertion', '<saml:Assertion/>', { recipients }),
    );
    expect(await reason(swapped)).toBe('signature_invalid');
  });

  test('a required Assertion signature is looked for inside', async () => {
    const required = withKey({ requiredSignatures: 'assertion' });
    expect(await reason(encrypted({}, { sign: 'response' }), required)).toBe('required_signature_missing');
    expect(await reason(encrypted({}, { sign: 'assertion' }), required)).toBe('accepted');
  });
});

describe('an encrypted NameID', () => {
  const nameId = /<saml:NameID .*<\/saml:NameID>/;
  const hide = (xml: string, recipe: Partial<EncryptionRecipe> = {}) =>
    xml.replace(nameId, (found) => {
      const alone = found.replace('<saml:NameID ', '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ');
      return encryptInto('EncryptedID', alone, { recipients, ...recipe });
    });

  test('names the person, in a plain and in an encrypted Assertion', async () => {
    const assertion = (xml: string) => hide(xml);
    expect(await consume(compose({ assertion }))).toMatchObject({ identity: { nameId: 'alice@example.com' } });
    expect(await reason(encrypted({}, { assertion }))).toBe('accepted');
  });

  test('for somebody else names nobody', async () => {
    const assertion = (xml: string) => hide(xml, { recipients: [otherKey] });
    expect(await reason(compose({ assertion }))).toBe('decryption_failed');
  });
});

const installed = spawnSync('xmlsec1', ['--version']).status === 0;

test.skipIf(!installed)('what xmlsec1 encrypts is opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'encrypt-'));
  try {
    const path = (name: string) => join(folder, name);
    writeFileSync(path('cert.pem'), spKey.certificate);
    writeFileSync(
      path('template.xml'),
      '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/><KeyInfo/><xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedKey></KeyInfo><xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedData>',
    );
    const byXmlsec = (xml: string) => {
      writeFileSync(path('in.xml'), xml);
      const options = ['--pubkey-cert-pem', path('cert.pem'), '--session-key', 'aes-256', '--xml-data', path('in.xml')];
      execFileSync('xmlsec1', ['--encrypt', ...options, '--output', path('out.xml'), path('template.xml')]);
      const data = readFileSync(path('out.xml'), 'utf8').replace(/^<\?xml.*\?>\n/, '');
      return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${data}</saml:EncryptedAssertion>`;
    };
    expect(await reason(compose({ signedAssertion: byXmlsec }))).toBe('accepted');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
