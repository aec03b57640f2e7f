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
  const vouched = cipher.endsWith('gcm')
    ? (['assertion', 'response', 'both'] as const)
    : (['response', 'both'] as const);
  test.each(vouched)('is opened, signed: %s', async (sign) => {
    expect(await consume(encrypted({ cipher }, { sign }))).toMatchObject({
      accepted: true,
      identity: { nameId: 'alice@example.com', attributes: { name: ['Alice Anderson'] } },
    });
  });

  test('without any signature lets nobody in', async () => {
    expect(await reason(encrypted({ cipher }, { sign: 'none' }))).toBe(
      cipher.endsWith('gcm') ? 'signature_missing' : 'encryption_unauthenticated',
    );
  });

  test('changed on the way is not opened', async () => {
    const sign = cipher.endsWith('gcm') ? 'assertion' : 'response';
    const consumed = await reason(encrypted({ cipher, spoil: flipLast }, { sign }));
    // Of sixteen garbled last blocks of CBC one looks like padding; then the text before it is cut.
    expect(cipher.endsWith('gcm') ? ['decryption_failed'] : ['decryption_failed', 'xml_invalid']).toContain(consumed);
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

  test.each<[string, string, Partial<EncryptionRecipe>]>([
    ['RSA 1.5', 'encryption_algorithm_forbidden', { transport: 'rsa15' }],
    ['another recipient only', 'decryption_failed', { recipients: [otherKey] }],
    [
      'an unlisted cipher',
      'encryption_algorithm_forbidden',
      { claimed: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' },
    ],
    ['GCM claimed to be CBC', 'decryption_failed', { claimed: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc' }],
    ['a shortened tag', 'decryption_failed', { spoil: (octets) => octets.subarray(0, -12) }],
    ['nothing but a nonce', 'decryption_failed', { spoil: (octets) => octets.subarray(0, 12) }],
  ])('%s is refused', async (_title, expected, recipe) => {
    expect(await reason(encrypted(recipe))).toBe(expected);
  });

  test('CBC that no signature covers is refused alike, whatever is inside', async () => {
    for (const spoil of [(octets: Buffer) => octets, flipLast]) {
      const xml = encrypted({ cipher: 'aes256-cbc', spoil }, { sign: 'assertion' });
      expect(await reason(xml)).toBe('encryption_unauthenticated');
    }
  });

  test('either of two keys of this SP opens', async () => {
    const both = withKey({ decryptionKeys: async () => [otherKey.privateKey, spKey.privateKey] });
    expect(await reason(encrypted(), both)).toBe('accepted');
    expect(await reason(encrypted({ recipients: [otherKey] }), both)).toBe('accepted');
  });

  test('nothing is fetched', async () => {
    const data = /<xenc:CipherValue>[^<]*<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/;
    const fetched = '<xenc:CipherReference URI="http://127.0.0.1:9/"/></xenc:CipherData></xenc:EncryptedData>';
    expect(await reason(encrypted({}, { sign: 'assertion' }).replace(data, fetched))).toBe(
      'cipher_reference_forbidden',
    );
  });
});

describe('what was inside', () => {
  const refuses = (title: string, expected: string, recipe: Recipe, encryption: Partial<EncryptionRecipe> = {}) =>
    test(title, async () => expect(await reason(encrypted(encryption, recipe))).toBe(expected));

  refuses('must be well-formed', 'xml_invalid', { sign: 'none', assertion: swap('</saml:Assertion>', '') });
  refuses('must hold no DOCTYPE', 'doctype_forbidden', { sign: 'none', assertion: (xml) => `<!DOCTYPE a>${xml}` });
  refuses('must be an Assertion', 'decrypted_content_unexpected', {
    sign: 'none',
    assertion: () => '<a xmlns="urn:a"/>',
  });
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

  test('under a broken CBC signature looks like what does not decrypt, even where the check before that is off', async () => {
    const tampered = compose({
      sign: 'assertion',
      signedAssertion: (one) =>
        encryptInto('EncryptedAssertion', one.replace('alice@', 'bob@'), { recipients, cipher: 'aes256-cbc' }),
    });
    const garbled = encrypted({ cipher: 'aes256-cbc', spoil: flipLast }, { sign: 'assertion' });
    const off = ['encryption_unauthenticated'] as const;
    const [first, second] = await Promise.all(
      [tampered, garbled].map((xml) => consumeResponse(form(xml), withKey(), { off })),
    );
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
