import { X509Certificate } from 'node:crypto';
import { escapeXml } from '../xml/index.ts';
import { type AboutSp, subjectIdSignal, technicalContact, uiInfo } from './about.ts';

/** What this SP publishes about itself. */
export interface SpMetadataInput {
  entityId: string;
  /** One per identity provider; the first is the default. At least one. */
  acsUrls: readonly [string, ...string[]];
  /** Where logout messages go, one per identity provider. */
  sloUrls?: readonly string[];
  /** Whether every AuthnRequest is signed. */
  authnRequestsSigned?: boolean;
  /** PEM. Absent where there is no such key. */
  signingCertificate?: string;
  /** The current one first. */
  encryptionCertificates?: readonly string[];
  about?: AboutSp;
}

/** Writes this SP's metadata (metadata 2.4.4), schema-valid. */
export function spMetadata(input: SpMetadataInput): string {
  const { entityId, acsUrls, sloUrls = [], authnRequestsSigned = false, encryptionCertificates = [], about } = input;
  const services = acsUrls.map(
    (url, index) =>
      '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"' +
      ` Location="${escapeXml(url)}" index="${index}"${index === 0 ? ' isDefault="true"' : ''}/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}">` +
    subjectIdSignal() +
    // A signed Response is enough for this SP, and erratum E7 to metadata 2.4.4 has `true` say that it is not.
    `<md:SPSSODescriptor AuthnRequestsSigned="${authnRequestsSigned}" WantAssertionsSigned="false"` +
    ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    (about === undefined ? '' : uiInfo(about)) +
    (input.signingCertificate === undefined ? '' : keyDescriptor('signing', input.signingCertificate)) +
    encryptionCertificates.map((one) => keyDescriptor('encryption', one)).join('') +
    sloUrls.flatMap(logoutServices).join('') +
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>' +
    services.join('') +
    '</md:SPSSODescriptor>' +
    (about === undefined ? '' : technicalContact(about)) +
    '</md:EntityDescriptor>'
  );
}

/** What this SP can open, best first: an identity provider that reads this need not guess (metadata 2.4.1.1). */
const encryptionMethods = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  'http://www.w3.org/2009/xmlenc11#rsa-oaep',
];

function keyDescriptor(use: 'signing' | 'encryption', certificate: string): string {
  const der = new X509Certificate(certificate).raw.toString('base64');
  const methods = use === 'encryption' ? encryptionMethods : [];
  return (
    `<md:KeyDescriptor use="${use}"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>` +
    `<ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
    methods.map((one) => `<md:EncryptionMethod Algorithm="${one}"/>`).join('') +
    '</md:KeyDescriptor>'
  );
}

function logoutServices(url: string): string[] {
  return ['HTTP-Redirect', 'HTTP-POST'].map(
    (binding) =>
      `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${escapeXml(url)}"/>`,
  );
}
