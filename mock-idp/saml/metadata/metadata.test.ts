import { expect, it } from 'vitest';
import { metadata } from './index.ts';

const input = {
  entityId: 'http://www.okta.com/exk1',
  ssoUrl: 'http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml',
  certificate: 'A'.repeat(80),
  nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
};

it('is what Okta publishes, character for character', () => {
  expect(metadata(input)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/exk1" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>' +
      `${'A'.repeat(76)}\nAAAA` +
      '</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml"/></md:IDPSSODescriptor></md:EntityDescriptor>',
  );
});

it.each([
  ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', ['emailAddress']],
  ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', ['emailAddress', 'persistent']],
])('lists the formats for %s', (nameIdFormat, expected) => {
  const listed = [...metadata({ ...input, nameIdFormat }).matchAll(/format:(\w+)<\/md:NameIDFormat>/g)];
  expect(listed.map((match) => match[1])).toEqual(expected);
});
