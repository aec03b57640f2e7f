import { attribute, children, ns } from '../xml/index.ts';
import type { MetadataReadOptions } from './read-options.ts';
import { IdpMetadataError } from './refused.ts';

/** SAMLMeta 2.4: the SAML 2.0 identity provider roles of an entity. */
export function idpRoles(entity: Element): Element[] {
  return children(entity, ns.md, 'IDPSSODescriptor').filter((role) =>
    (attribute(role, 'protocolSupportEnumeration') ?? '').split(/\s+/).includes(ns.samlp),
  );
}

/** SAMLMeta 2.3.1: an aggregate holds entities and further aggregates. */
function entitiesOf(root: Element): Element[] {
  if (root.namespaceURI !== ns.md) return [];
  if (root.localName === 'EntityDescriptor') return [root];
  if (root.localName !== 'EntitiesDescriptor') return [];
  return [
    ...children(root, ns.md, 'EntityDescriptor'),
    ...children(root, ns.md, 'EntitiesDescriptor').flatMap(entitiesOf),
  ];
}

/** The one identity provider that is meant: the expected one, or the only one there is. */
export function chosenEntity(root: Element, { entityId, off = [] }: MetadataReadOptions): Element {
  const providers = entitiesOf(root).filter((one) => idpRoles(one).length > 0);
  const [only, ...others] = providers;
  if (only === undefined) {
    const message = 'The metadata describes no SAML 2.0 identity provider (IDPSSODescriptor).';
    throw new IdpMetadataError('metadata_no_idp', message);
  }
  const expected = entityId === undefined ? undefined : named(entityId, providers);
  if (expected !== undefined) return expected;
  if (entityId !== undefined && !off.includes('metadata_entity_unexpected')) {
    const message = `The metadata describes another identity provider than ${entityId}.`;
    throw new IdpMetadataError('metadata_entity_unexpected', message);
  }
  if (others.length > 0) {
    throw new IdpMetadataError('metadata_several_idps', 'The metadata describes more than one identity provider.');
  }
  if (!attribute(only, 'entityID')) {
    throw new IdpMetadataError('metadata_entity_id_missing', 'The metadata has no entityID.');
  }
  return only;
}

function named(entityId: string, providers: readonly Element[]): Element | undefined {
  const [found, again] = providers.filter((one) => attribute(one, 'entityID') === entityId);
  if (again === undefined) return found;
  throw new IdpMetadataError('metadata_several_idps', `The metadata describes ${entityId} more than once.`);
}
