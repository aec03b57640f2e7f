/** What an SPSSODescriptor says, as plain data. */
import { SAML_METADATA, SAML_PROTOCOL, XML_DSIG } from '../xml/index.ts';
import { below, childrenOf, type ReadElement } from './elements.ts';
import { SpMetadataRefused } from './refused.ts';

const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';

export interface SpKey {
  /** Absent: for both. */
  use?: 'signing' | 'encryption';
  /** DER in base64, one line. */
  certificate: string;
  /** Algorithm URIs of md:EncryptionMethod, preferred first. */
  encryptionMethods: string[];
}

export interface SpEndpoint {
  url: string;
  /** Where answers go, if elsewhere. */
  responseUrl?: string;
  index?: number;
}

/** A service provider as its metadata describes it. */
export interface SpDescription {
  entityId: string;
  /** mdui:DisplayName or md:ServiceName, if there is one. */
  displayName?: string;
  /** The earliest validUntil that covers it. */
  validUntil?: Date;
  authnRequestsSigned: boolean;
  wantAssertionsSigned: boolean;
  nameIdFormats: string[];
  /** Takes Responses by HTTP-POST; the default one first. */
  assertionConsumerServices: [SpEndpoint, ...SpEndpoint[]];
  singleLogoutServices: { post?: SpEndpoint; redirect?: SpEndpoint };
  keys: SpKey[];
}

const md = (parent: ReadElement, local: string) => childrenOf(parent, SAML_METADATA, local);

/** Whether an entity is a SAML 2.0 service provider at all. */
export function spRole(entity: ReadElement): ReadElement | undefined {
  return md(entity, 'SPSSODescriptor').find(({ attributes }) =>
    (attributes.protocolSupportEnumeration ?? '').split(/\s+/).includes(SAML_PROTOCOL),
  );
}

/** Describes one entity. `covering`: it and what it stands in, for validUntil. */
export function describeSp(entity: ReadElement, covering: readonly ReadElement[]): SpDescription {
  const entityId = entity.attributes.entityID ?? '';
  const role = spRole(entity);
  if (role === undefined || entityId === '') {
    const message = `${entityId || 'The entity'} is no SAML 2.0 service provider.`;
    throw new SpMetadataRefused('not_a_service_provider', message, 'Give metadata that holds an SPSSODescriptor.');
  }
  const validUntil = earliest([...covering, role].map(({ attributes }) => attributes.validUntil));
  const displayName = nameOf(role);
  return {
    entityId,
    ...(displayName !== undefined && { displayName }),
    ...(validUntil && { validUntil }),
    authnRequestsSigned: isTrue(role.attributes.AuthnRequestsSigned),
    wantAssertionsSigned: isTrue(role.attributes.WantAssertionsSigned),
    nameIdFormats: md(role, 'NameIDFormat').map(({ text }) => text.trim()),
    assertionConsumerServices: consumers(role, entityId),
    singleLogoutServices: logoutServices(role),
    keys: md(role, 'KeyDescriptor').flatMap(keysOf),
  };
}

const isTrue = (value: string | undefined) => value === 'true' || value === '1';

function earliest(instants: readonly (string | undefined)[]): Date | undefined {
  const times = instants.map((instant) => Date.parse(instant ?? '')).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** The first one that says something. */
function nameOf(role: ReadElement): string | undefined {
  const names = [
    ...below(role, 'urn:oasis:names:tc:SAML:metadata:ui', 'DisplayName'),
    ...below(role, SAML_METADATA, 'ServiceName'),
  ].map(({ text }) => text.trim());
  return names.find((name) => name !== '');
}

/** SAMLMeta §2.2.3: the default is the one that says so, else the first that does not say no, else the first. */
function consumers(role: ReadElement, entityId: string): [SpEndpoint, ...SpEndpoint[]] {
  const posts = md(role, 'AssertionConsumerService').filter(({ attributes }) => isBinding(attributes, 'HTTP-POST'));
  const byDefault =
    posts.find(({ attributes }) => isTrue(attributes.isDefault)) ??
    posts.find(({ attributes }) => attributes.isDefault === undefined) ??
    posts[0];
  if (byDefault === undefined) {
    const message = `${entityId} takes no Responses over HTTP-POST.`;
    throw new SpMetadataRefused('no_consumer_service', message, 'An AssertionConsumerService with that binding.');
  }
  return [endpoint(byDefault), ...posts.filter((post) => post !== byDefault).map(endpoint)];
}

function logoutServices(role: ReadElement): SpDescription['singleLogoutServices'] {
  const services = md(role, 'SingleLogoutService');
  const post = services.find(({ attributes }) => isBinding(attributes, 'HTTP-POST'));
  const redirect = services.find(({ attributes }) => isBinding(attributes, 'HTTP-Redirect'));
  return { ...(post && { post: endpoint(post) }), ...(redirect && { redirect: endpoint(redirect) }) };
}

const isBinding = (attributes: ReadElement['attributes'], binding: string) =>
  attributes.Binding === `${BINDINGS}${binding}`;

function endpoint({ attributes }: ReadElement): SpEndpoint {
  const index = Number(attributes.index);
  return {
    url: (attributes.Location ?? '').trim(),
    ...(attributes.ResponseLocation !== undefined && { responseUrl: attributes.ResponseLocation.trim() }),
    ...(/^\d{1,5}$/.test(attributes.index ?? '') && index <= 65_535 && { index }),
  };
}

function keysOf(descriptor: ReadElement): SpKey[] {
  const { use } = descriptor.attributes;
  const encryptionMethods = md(descriptor, 'EncryptionMethod').map(({ attributes }) => attributes.Algorithm ?? '');
  return below(descriptor, XML_DSIG, 'X509Certificate').map(({ text }) => ({
    ...((use === 'signing' || use === 'encryption') && { use }),
    certificate: text.replace(/\s+/g, ''),
    encryptionMethods,
  }));
}
