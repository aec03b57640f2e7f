import { escapeXml } from '../xml/index.ts';

/** What this SP publishes about itself. */
export interface SpMetadataInput {
  entityId: string;
  /** One per identity provider; the first is the default. At least one. */
  acsUrls: readonly [string, ...string[]];
}

/** Writes this SP's metadata (metadata 2.4.4), schema-valid. */
export function spMetadata({ entityId, acsUrls }: SpMetadataInput): string {
  const services = acsUrls.map(
    (url, index) =>
      '<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"' +
      ` Location="${escapeXml(url)}" index="${index}"${index === 0 ? ' isDefault="true"' : ''}/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(entityId)}">` +
    '<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true"' +
    ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>' +
    services.join('') +
    '</md:SPSSODescriptor></md:EntityDescriptor>'
  );
}
