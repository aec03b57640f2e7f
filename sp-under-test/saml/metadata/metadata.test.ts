import { describe, expect, test } from 'vitest';
import { idpKey, rsaKey } from '../testing/sign-response.testing.ts';
import { IdpMetadataError, readIdpMetadata, spMetadata } from './index.ts';

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
  ])('%s', (reason, xml) => {
    expect(() => readIdpMetadata(xml)).toThrow(expect.objectContaining({ name: IdpMetadataError.name, reason }));
  });
});

test('our own metadata lists every ACS once, the first as default', () => {
  const xml = spMetadata({ entityId: 'urn:sp?a&b', acsUrls: ['http://localhost/acs/1', 'http://localhost/acs/2'] });
  expect(xml).toContain('entityID="urn:sp?a&amp;b"');
  expect(xml).toContain('Location="http://localhost/acs/1" index="0" isDefault="true"');
  expect(xml).toContain('Location="http://localhost/acs/2" index="1"/>');
});
