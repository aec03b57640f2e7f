import {
  element,
  keyInfo,
  SAML_METADATA,
  SAML_PROTOCOL,
  writeElement,
  XML_DECLARATION,
  XML_DSIG,
} from '../xml/index.ts';

const FORMATS = {
  emailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
};

/** What an app's IdP metadata tells. */
export interface MetadataInput {
  entityId: string;
  ssoUrl: string;
  /** DER, base64, of the active key. */
  certificate: string;
  /** The app's Name ID format. */
  nameIdFormat: string;
  /** There when the app has single logout. */
  slo?: { url: string; responseUrl: string };
}

/** Writes the metadata of one app, one line, as Okta publishes it: unsigned, one key, valid without end. */
export function metadata(input: MetadataInput): string {
  const endpoint = (binding: string) =>
    element('md:SingleSignOnService', {
      attributes: { Binding: `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`, Location: input.ssoUrl },
    });
  const descriptor = element('md:IDPSSODescriptor', {
    attributes: { WantAuthnRequestsSigned: 'false', protocolSupportEnumeration: SAML_PROTOCOL },
    children: [
      element('md:KeyDescriptor', {
        attributes: { use: 'signing' },
        children: [keyInfo(input.certificate, { ds: XML_DSIG })],
      }),
      ...(input.slo === undefined ? [] : [logout('HTTP-POST', input.slo), logout('HTTP-Redirect', input.slo)]),
      ...nameIdFormats(input.nameIdFormat).map((format) => element('md:NameIDFormat', { children: [format] })),
      endpoint('HTTP-POST'),
      endpoint('HTTP-Redirect'),
    ],
  });
  const entity = element('md:EntityDescriptor', {
    namespaces: { md: SAML_METADATA },
    attributes: { entityID: input.entityId },
    children: [descriptor],
  });
  return XML_DECLARATION + writeElement(entity);
}

function logout(binding: string, { url, responseUrl }: { url: string; responseUrl: string }) {
  return element('md:SingleLogoutService', {
    attributes: {
      Binding: `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`,
      Location: url,
      ResponseLocation: responseUrl,
    },
  });
}

/** Okta publishes emailAddress beside whatever the app uses; unspecified stands before it, persistent after. */
function nameIdFormats(chosen: string): string[] {
  if (chosen === FORMATS.emailAddress) return [FORMATS.emailAddress];
  return chosen === FORMATS.unspecified ? [chosen, FORMATS.emailAddress] : [FORMATS.emailAddress, chosen];
}
