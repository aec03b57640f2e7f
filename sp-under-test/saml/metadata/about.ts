import { escapeXml } from '../xml/index.ts';

/** What an identity provider may show people about this SP, and whom it may write to. */
export interface AboutSp {
  /** Shown to people who are asked to sign in. */
  name: string;
  /** A page that says what is kept of a person. */
  privacyUrl: string;
  /** Address of somebody technical. */
  contact: string;
}

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" rx="6" fill="#0f766e"/>' +
  '<path d="M8 16l6 6 10-12" fill="none" stroke="#fff" stroke-width="4"/></svg>';

/** mdui 2.1 (SDP-MD09, SDP-MD10); the logo stands inside, so that showing it fetches nothing. */
export function uiInfo({ name, privacyUrl }: AboutSp): string {
  return (
    '<md:Extensions><mdui:UIInfo xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui">' +
    `<mdui:DisplayName xml:lang="en">${escapeXml(name)}</mdui:DisplayName>` +
    `<mdui:PrivacyStatementURL xml:lang="en">${escapeXml(privacyUrl)}</mdui:PrivacyStatementURL>` +
    '<mdui:Logo height="32" width="32">' +
    `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}</mdui:Logo>` +
    '</mdui:UIInfo></md:Extensions>'
  );
}

/** SDP-SP15: none of the subject identifier attributes is needed; the account is the NameID's e-mail address (D-17). */
export function subjectIdSignal(): string {
  return (
    '<md:Extensions><mdattr:EntityAttributes xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute">' +
    '<saml:Attribute xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"' +
    ' Name="urn:oasis:names:tc:SAML:profiles:subject-id:req"' +
    ' NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">' +
    '<saml:AttributeValue>none</saml:AttributeValue></saml:Attribute></mdattr:EntityAttributes></md:Extensions>'
  );
}

/** SAMLMeta 2.3.2.2 (SDP-MD11). */
export function technicalContact({ name, contact }: AboutSp): string {
  return (
    '<md:ContactPerson contactType="technical">' +
    `<md:GivenName>Administrator of ${escapeXml(name)}</md:GivenName>` +
    `<md:EmailAddress>mailto:${escapeXml(contact)}</md:EmailAddress></md:ContactPerson>`
  );
}
