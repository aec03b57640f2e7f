import type { EntityPlan, MetadataPlan } from '../metadata-contracts.ts';
import { element, keyInfo, SAML_METADATA, SAML_PROTOCOL, XML_DSIG, type XmlElement } from '../xml/index.ts';

const MD = { md: SAML_METADATA };

/** Composes the document, unsigned. */
export function composeMetadata({ cacheSeconds, entity, others, sealing, validUntil }: MetadataPlan): XmlElement {
  const root = {
    ID: sealing?.id,
    cacheDuration: cacheSeconds === undefined ? undefined : `PT${cacheSeconds}S`,
    validUntil: validUntil?.toISOString(),
  };
  if (others === undefined) return entityDescriptor(entity, root);
  return element('md:EntitiesDescriptor', {
    namespaces: MD,
    attributes: root,
    children: [...others, entity].map((each) => entityDescriptor(each, {})),
  });
}

/** One app, element by element as Okta publishes it. */
function entityDescriptor(plan: EntityPlan, attributes: Record<string, string | undefined>): XmlElement {
  const { certificates, entityId, nameIdFormats, otherKeys = [], slo, ssoUrl } = plan;
  const descriptor = element('md:IDPSSODescriptor', {
    attributes: {
      WantAuthnRequestsSigned: String(plan.wantAuthnRequestsSigned),
      protocolSupportEnumeration: SAML_PROTOCOL,
    },
    children: [
      ...certificates.map((certificate) => keyDescriptor({ use: 'signing', certificate })),
      ...otherKeys.map(keyDescriptor),
      ...(slo === undefined ? [] : [logoutService('HTTP-POST', slo), logoutService('HTTP-Redirect', slo)]),
      ...nameIdFormats.map((format) => element('md:NameIDFormat', { children: [format] })),
      signOnService('HTTP-POST', ssoUrl),
      signOnService('HTTP-Redirect', ssoUrl),
    ],
  });
  return element('md:EntityDescriptor', {
    namespaces: MD,
    attributes: { ...attributes, entityID: entityId },
    children: [descriptor],
  });
}

function keyDescriptor({ use, certificate }: { use?: string; certificate: string }): XmlElement {
  return element('md:KeyDescriptor', {
    attributes: { use },
    children: [keyInfo(certificate, { ds: XML_DSIG })],
  });
}

const bindingUri = (binding: string) => `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`;

function signOnService(binding: string, url: string): XmlElement {
  return element('md:SingleSignOnService', { attributes: { Binding: bindingUri(binding), Location: url } });
}

function logoutService(binding: string, { url, responseUrl }: { url: string; responseUrl: string }): XmlElement {
  return element('md:SingleLogoutService', {
    attributes: { Binding: bindingUri(binding), Location: url, ResponseLocation: responseUrl },
  });
}
