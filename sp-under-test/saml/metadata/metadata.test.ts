import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { trustedKeys } from '../signature/index.ts';
import { schemasInstalled, validate } from '../testing/schema.testing.ts';
import { idpKey, rsaKey, seal } from '../testing/sign-response.testing.ts';
import { IdpMetadataError, type MetadataReadOptions, readIdpMetadata as readWith, spMetadata } from './index.ts';

const now = new Date('2026-03-01T12:00:00Z');
const readIdpMetadata = (xml: string, options: Partial<MetadataReadOptions> = {}) =>
  readWith(xml, { now, skewSeconds: 180, ...options });
const base64 = (pem: string) => pem.replace(/-----[^-]*-----|\s/g, '');
const keyDescriptor = (pem: string, use = ' use="signing"') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>\n${base64(pem).replace(/(.{64})/g, '$1\n')}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const service =
  '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="http://idp.example/sso"/>';
const idp = (keys: string, sso = service, entityId = ' entityID="urn:idp"') =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"${entityId}><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}${sso}</md:IDPSSODescriptor></md:EntityDescriptor>`;
const good = idp(keyDescriptor(idpKey.certificate));
const aggregate = (...entities: string[]) =>
  `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join('')}</md:EntitiesDescriptor>`;
const sp = spMetadata({ entityId: 'urn:sp', acsUrls: ['http://localhost/acs/1'] });
const spEntity = sp.replace(/^<\?xml.*\?>\n/, '');

const keyValue = (pem: string) => {
  const { n = '', e = '' } = new X509Certificate(pem).publicKey.export({ format: 'jwk' });
  const plain = (url: string) => Buffer.from(url, 'base64url').toString('base64');
  return `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${plain(n)}</ds:Modulus><ds:Exponent>${plain(e)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo></md:KeyDescriptor>`;
};
/** The root with validUntil. */
const valid = (xml: string, until: string) => xml.replace('>', ` validUntil="${until}">`);

describe('identity provider metadata', () => {
  test('says who it is, where to go and what to trust', () => {
    const read = readIdpMetadata(`\uFEFF<?xml version="1.0" encoding="UTF-8"?>${good}`);
    expect(read).toMatchObject({ entityId: 'urn:idp', ssoUrl: 'http://idp.example/sso' });
    expect(base64(read.certificates[0])).toBe(base64(idpKey.certificate));
  });

  test('takes signing keys and keys for both, in order, without encryption keys or repetition', () => {
    const [second, third] = [rsaKey(), rsaKey()];
    const keys = [
      keyDescriptor(idpKey.certificate),
      keyDescriptor(second.certificate, ''),
      keyDescriptor(third.certificate, ' use="encryption"'),
      keyDescriptor(idpKey.certificate),
    ];
    expect(readIdpMetadata(idp(keys.join(''))).certificates.map(base64)).toEqual([
      base64(idpKey.certificate),
      base64(second.certificate),
    ]);
  });

  test('holds up to its validUntil and the tolerated skew', () => {
    expect(readIdpMetadata(valid(good, '2026-03-01T11:58:00Z')).entityId).toBe('urn:idp');
    expect(readIdpMetadata(valid(good, '2026-03-01T11:56:00Z'), { off: ['metadata_expired'] }).entityId).toBe(
      'urn:idp',
    );
  });

  test('may name a key without a certificate beside one that has one', () => {
    const bare = rsaKey();
    const { certificates } = readIdpMetadata(idp(keyDescriptor(idpKey.certificate) + keyValue(bare.certificate)));
    const spki = { type: 'spki', format: 'pem' } as const;
    expect(certificates[1]).toBe(new X509Certificate(bare.certificate).publicKey.export(spki));
  });

  describe('with weak keys', () => {
    const short = rsaKey('short', { modulusLength: 1024 });
    const cubic = rsaKey('cubic', { modulusLength: 2048, publicExponent: 3 });
    test.each([
      ['1024 bits', short],
      ['its exponent is 3', cubic],
    ])('%s: is refused, passed over beside a strong one, and never verified with', (why, weak) => {
      expect(() => readIdpMetadata(idp(keyDescriptor(weak.certificate)))).toThrow(
        expect.objectContaining({ reason: 'metadata_key_weak', message: expect.stringContaining(why) }),
      );
      const both = idp(keyDescriptor(weak.certificate) + keyDescriptor(idpKey.certificate));
      expect(readIdpMetadata(both).certificates.map(base64)).toEqual([base64(idpKey.certificate)]);
      expect(trustedKeys([weak.certificate, idpKey.certificate])).toHaveLength(1);
    });
  });

  test('may ask for signed requests', () => {
    const asking = good.replace('<md:IDPSSODescriptor', '<md:IDPSSODescriptor WantAuthnRequestsSigned="true"');
    expect(readIdpMetadata(asking).wantsSignedRequests).toBe(true);
    expect(readIdpMetadata(asking.replace('"true"', '"false"'))).not.toHaveProperty('wantsSignedRequests');
  });

  describe('of one who is known', () => {
    const mallory = idp(keyDescriptor(rsaKey().certificate), service, ' entityID="urn:mallory"');
    const read = (xml: string) => readIdpMetadata(xml, { entityId: 'urn:idp' });
    test('is found among others, at any depth', () => {
      expect(base64(read(aggregate(mallory, aggregate(good))).certificates[0])).toBe(base64(idpKey.certificate));
    });
    test.each([
      ['metadata_entity_unexpected', mallory],
      ['metadata_entity_unexpected', aggregate(mallory, spEntity, mallory)],
      ['metadata_several_idps', aggregate(good, good)],
    ])('%s', (reason, xml) => {
      expect(() => read(xml)).toThrow(expect.objectContaining({ reason }));
    });
  });

  describe('that must be signed', () => {
    const signer = rsaKey();
    const identified = good.replace('<md:EntityDescriptor', '<md:EntityDescriptor ID="_m1"');
    const signed = seal(identified, 'EntityDescriptor', signer);
    const read = (xml: string, signedBy = signer.certificate) => readIdpMetadata(xml, { signedBy });
    test('by the agreed key', () => {
      expect(read(signed).entityId).toBe('urn:idp');
    });
    test.each([
      ['metadata_signature_missing', () => read(good)],
      ['metadata_signature_invalid', () => read(signed.replace('http://idp.example/sso', 'http://idp.example/other'))],
      ['metadata_signature_invalid', () => read(signed, rsaKey().certificate)],
    ])('%s', (reason, reading) => {
      expect(reading).toThrow(expect.objectContaining({ reason }));
    });
  });

  test('may stand in an aggregate beside service providers', () => {
    expect(readIdpMetadata(aggregate(spEntity, good)).entityId).toBe('urn:idp');
  });

  test.each([
    ['metadata_too_large', ' '.repeat(1024 * 1024 + 1)],
    ['metadata_doctype_forbidden', `<!DOCTYPE x>${good}`],
    ['metadata_not_xml', '<html><br></html>'],
    ['metadata_not_xml', good + good],
    ['metadata_not_xml', ''],
    ['metadata_no_idp', '<html/>'],
    ['metadata_no_idp', sp],
    ['metadata_several_idps', aggregate(good, good)],
    ['metadata_entity_id_missing', idp(keyDescriptor(idpKey.certificate), service, '')],
    ['metadata_sso_service_missing', idp(keyDescriptor(idpKey.certificate), '')],
    ['metadata_sso_service_invalid', good.replace('http://idp.example/sso', 'javascript:alert(1)')],
    ['metadata_certificate_missing', idp('')],
    ['metadata_certificate_missing', idp(keyDescriptor(idpKey.certificate, ' use="encryption"'))],
    ['metadata_certificate_invalid', idp(keyDescriptor('AAAA'))],
    ['metadata_certificate_missing', idp(keyValue(rsaKey().certificate))],
    ['metadata_expired', valid(good, '2026-03-01T11:56:00Z')],
    ['metadata_expired', valid(aggregate(spEntity, good), '2026-03-01T11:56:00Z')],
    ['metadata_expired', valid(good, 'until further notice')],
  ])('%s', (reason, xml) => {
    expect(() => readIdpMetadata(xml)).toThrow(expect.objectContaining({ name: IdpMetadataError.name, reason }));
  });
});

test('our own metadata lists every ACS once, the first as default', () => {
  const xml = spMetadata({
    entityId: 'urn:sp?a&b',
    acsUrls: ['http://localhost/acs/1', 'http://localhost/acs/2'],
    about: { name: 'A & B', privacyUrl: 'http://localhost/privacy', contact: 'admin@example.com' },
  });
  if (schemasInstalled) expect(validate(xml, 'metadata')).toContain('validates');
  expect(xml).toContain('>A &amp; B</mdui:DisplayName>');
  expect(xml).toContain('<md:EmailAddress>mailto:admin@example.com</md:EmailAddress>');
  expect(xml).toContain('entityID="urn:sp?a&amp;b"');
  expect(xml).toContain('Location="http://localhost/acs/1" index="0" isDefault="true"');
  expect(xml).toContain('Location="http://localhost/acs/2" index="1"/>');
});
