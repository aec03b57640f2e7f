/** SP metadata, read: plain or signed, one entity or one of many. */
import { signatureProblem } from '../authn-request/index.ts';
import { SAML_METADATA } from '../xml/index.ts';
import { describeSp, type SpDescription, spRole } from './describe.ts';
import { type ReadElement, readElements } from './elements.ts';
import { SpMetadataRefused } from './refused.ts';

export type { SpDescription, SpEndpoint, SpKey } from './describe.ts';
export { type SpMetadataProblem, SpMetadataRefused } from './refused.ts';

export interface SpMetadataOptions {
  now: Date;
  /** Which entity of an aggregate; needed where it holds more than one service provider. */
  entityId?: string;
  /** Whoever signs the metadata, DER in base64. When given, metadata without a good signature is refused. */
  certificates?: readonly string[];
}

/** What metadata said, and how far it can be believed. */
export interface SpMetadata extends SpDescription {
  /** `unverified`: signed, but nobody said by whom it should be. */
  signature: 'absent' | 'unverified' | 'verified';
  /** Its validUntil has passed. */
  expired: boolean;
}

interface Found {
  entity: ReadElement;
  /** The entity and the groups it stands in. */
  covering: readonly ReadElement[];
}

/** Reads the metadata of one service provider. Throws SpMetadataRefused. */
export function readSpMetadata(xml: string, { now, entityId, certificates }: SpMetadataOptions): SpMetadata {
  const root = readElements(xml);
  if (root.uri !== SAML_METADATA || !['EntityDescriptor', 'EntitiesDescriptor'].includes(root.local)) {
    const message = 'The document is no SAML metadata.';
    throw new SpMetadataRefused('metadata_root', message, 'An EntityDescriptor or an EntitiesDescriptor.');
  }
  const signature = signatureOf(xml, root, certificates);
  const { entity, covering } = choose(entitiesIn(root, []), entityId);
  const description = describeSp(entity, covering);
  const expired = description.validUntil !== undefined && description.validUntil <= now;
  return { ...description, signature, expired };
}

function signatureOf(xml: string, root: ReadElement, certificates?: readonly string[]): SpMetadata['signature'] {
  const isSigned = root.children.some(({ local }) => local === 'Signature');
  if (certificates === undefined) return isSigned ? 'unverified' : 'absent';
  const problem = signatureProblem({ binding: 'HTTP-POST', xml, parameter: 'SAMLRequest' }, certificates);
  if (problem === undefined) return 'verified';
  const message = isSigned
    ? "The metadata's signature does not verify with this certificate."
    : 'The metadata is not signed.';
  throw new SpMetadataRefused(
    'metadata_signature',
    message,
    'The certificate of whoever signed the metadata, or none.',
  );
}

function entitiesIn(element: ReadElement, groups: readonly ReadElement[]): Found[] {
  if (element.uri !== SAML_METADATA) return [];
  const covering = [...groups, element];
  if (element.local === 'EntityDescriptor') return [{ entity: element, covering }];
  return element.local === 'EntitiesDescriptor' ? element.children.flatMap((child) => entitiesIn(child, covering)) : [];
}

function choose(found: readonly Found[], entityId: string | undefined): Found {
  const providers = found.filter(({ entity }) => spRole(entity) !== undefined);
  const entityIds = providers.map(({ entity }) => entity.attributes.entityID ?? '');
  const candidates =
    entityId === undefined ? providers : found.filter(({ entity }) => entity.attributes.entityID === entityId);
  const [only, other] = candidates;
  if (only !== undefined && other === undefined) return only;
  if (entityId !== undefined) {
    const message = `The metadata holds ${entityId} ${candidates.length} times.`;
    throw new SpMetadataRefused('entity_unknown', message, 'The entityID of one of its service providers.', entityIds);
  }
  if (only === undefined) {
    const message = 'The metadata holds no SAML 2.0 service provider.';
    throw new SpMetadataRefused('not_a_service_provider', message, 'Metadata that holds an SPSSODescriptor.');
  }
  const message = `The metadata holds ${providers.length} service providers.`;
  throw new SpMetadataRefused('entity_ambiguous', message, 'Say which one, by its entityID.', entityIds);
}
