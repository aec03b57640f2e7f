import { X509Certificate } from 'node:crypto';
import type { LogoutService } from '../logout/index.ts';
import { attribute, children, inspectMarkup, ns, parseXml, text } from '../xml/index.ts';

/** What is taken from an identity provider's metadata. */
export interface IdpMetadata {
  entityId: string;
  /** SingleSignOnService for HTTP-Redirect. */
  ssoUrl: string;
  /** PEM, all signing certificates: during a key rollover there are several. */
  certificates: [string, ...string[]];
  /** SingleLogoutService, HTTP-Redirect before HTTP-POST. */
  slo?: LogoutService;
}

/** Why metadata is refused: stable, public. */
export type IdpMetadataReason =
  | 'metadata_too_large'
  | 'metadata_doctype_forbidden'
  | 'metadata_not_xml'
  | 'metadata_no_idp'
  | 'metadata_several_idps'
  | 'metadata_entity_id_missing'
  | 'metadata_sso_service_missing'
  | 'metadata_sso_service_invalid'
  | 'metadata_certificate_missing'
  | 'metadata_certificate_invalid';

/** Metadata that this SP will not take. `message` may be shown to an administrator. */
export class IdpMetadataError extends Error {
  override readonly name = 'IdpMetadataError';
  readonly reason: IdpMetadataReason;

  constructor(reason: IdpMetadataReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

const MAX_CHARACTERS = 1024 * 1024;
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Reads an EntityDescriptor, or an EntitiesDescriptor that holds exactly one identity provider (metadata 2.3, 2.4.3). */
export function readIdpMetadata(xml: string): IdpMetadata {
  const entity = idpEntity(parse(xml));
  const entityId = attribute(entity, 'entityID');
  if (!entityId) throw new IdpMetadataError('metadata_entity_id_missing', 'The metadata has no entityID.');
  const role = idpRoles(entity)[0];
  const slo = logoutService(role);
  return { entityId, ssoUrl: ssoUrl(role), certificates: certificates(role), ...(slo && { slo }) };
}

function parse(xml: string): Element {
  if (xml.length > MAX_CHARACTERS) throw new IdpMetadataError('metadata_too_large', 'The metadata is too large.');
  const source = xml.replace(/^\uFEFF/, '');
  const markup = inspectMarkup(source);
  if (markup.doctype) {
    throw new IdpMetadataError('metadata_doctype_forbidden', 'The metadata contains a DOCTYPE.');
  }
  const excessive = markup.depth > 64 || markup.pieces > 50_000 || markup.attributes > 64;
  if (markup.malformed !== undefined || excessive) {
    throw new IdpMetadataError('metadata_not_xml', 'The metadata is not well-formed XML.');
  }
  try {
    return parseXml(source);
  } catch {
    throw new IdpMetadataError('metadata_not_xml', 'The metadata is not well-formed XML.');
  }
}

function idpRoles(entity: Element): Element[] {
  return children(entity, ns.md, 'IDPSSODescriptor').filter((role) =>
    (attribute(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(ns.samlp),
  );
}

function idpEntity(root: Element): Element {
  const isAggregate = root.localName === 'EntitiesDescriptor' && root.namespaceURI === ns.md;
  const isEntity = root.localName === 'EntityDescriptor' && root.namespaceURI === ns.md;
  const entities = isEntity ? [root] : isAggregate ? children(root, ns.md, 'EntityDescriptor') : [];
  const [only, ...others] = entities.filter((one) => idpRoles(one).length > 0);
  if (only === undefined) {
    throw new IdpMetadataError(
      'metadata_no_idp',
      'The metadata describes no SAML 2.0 identity provider (IDPSSODescriptor).',
    );
  }
  if (others.length > 0) {
    throw new IdpMetadataError('metadata_several_idps', 'The metadata describes more than one identity provider.');
  }
  return only;
}

function ssoUrl(role: Element | undefined): string {
  const service = children(role, ns.md, 'SingleSignOnService').find((one) => attribute(one, 'Binding') === redirect);
  const location = attribute(service, 'Location');
  if (location === undefined) {
    throw new IdpMetadataError(
      'metadata_sso_service_missing',
      'The metadata has no SingleSignOnService for HTTP-Redirect.',
    );
  }
  // Browsers are sent there: `javascript:` would run in this SP's origin.
  if (!URL.canParse(location) || !/^https?:$/.test(new URL(location).protocol)) {
    throw new IdpMetadataError(
      'metadata_sso_service_invalid',
      'The SingleSignOnService location is not a web address.',
    );
  }
  return location;
}

/** Metadata 2.4.2. One that cannot be used is passed over: people can sign in all the same. */
function logoutService(role: Element | undefined): LogoutService | undefined {
  const services = children(role, ns.md, 'SingleLogoutService');
  for (const binding of ['HTTP-Redirect', 'HTTP-POST'] as const) {
    const found = services.find(
      (one) => attribute(one, 'Binding') === `urn:oasis:names:tc:SAML:2.0:bindings:${binding}`,
    );
    const [url, responseUrl] = [attribute(found, 'Location'), attribute(found, 'ResponseLocation')];
    if (url === undefined || !isWebAddress(url)) continue;
    return { binding, url, ...(responseUrl !== undefined && isWebAddress(responseUrl) && { responseUrl }) };
  }
  return undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Metadata 2.4.1.1: a KeyDescriptor without `use` serves for both purposes. */
function certificates(role: Element | undefined): [string, ...string[]] {
  const found = children(role, ns.md, 'KeyDescriptor')
    .filter((one) => [undefined, 'signing'].includes(attribute(one, 'use')))
    .flatMap((one) => children(one, ns.ds, 'KeyInfo'))
    .flatMap((one) => children(one, ns.ds, 'X509Data'))
    .flatMap((one) => children(one, ns.ds, 'X509Certificate'))
    .map((one) => pem(text(one) ?? ''));
  const [first, ...rest] = new Set(found);
  if (first === undefined) {
    throw new IdpMetadataError('metadata_certificate_missing', 'The metadata has no signing certificate.');
  }
  return [first, ...rest];
}

function pem(base64: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).toString();
  } catch {
    throw new IdpMetadataError('metadata_certificate_invalid', 'A signing certificate in the metadata cannot be read.');
  }
}
