import {
  child,
  element,
  find,
  SAML_METADATA,
  SAML_PROTOCOL,
  withChildren,
  type XmlElement,
} from '../../saml/xml/index.ts';
import type { MetadataEntry } from './entry.ts';

const FOREIGN = 'urn:example:assay:extension';
const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings';

/** Somebody else of the federation: every third is an IdP, which names the same keys and must not be taken for ours. */
function neighbour(number: number, keys: readonly XmlElement[]): XmlElement {
  const base = `https://member-${number}.federation.example`;
  const role = (name: string, children: XmlElement[]) =>
    element(`md:${name}`, { attributes: { protocolSupportEnumeration: SAML_PROTOCOL }, children });
  const endpoint = (name: string, attributes: Record<string, string>) => element(`md:${name}`, { attributes });
  return element('md:EntityDescriptor', {
    attributes: { entityID: `${base}/metadata` },
    children: [
      number % 3 === 0
        ? role('IDPSSODescriptor', [
            ...keys,
            endpoint('SingleSignOnService', { Binding: `${BINDINGS}:HTTP-Redirect`, Location: `${base}/sso` }),
          ])
        : role('SPSSODescriptor', [
            endpoint('AssertionConsumerService', {
              Binding: `${BINDINGS}:HTTP-POST`,
              Location: `${base}/acs`,
              index: '0',
            }),
          ]),
    ],
  });
}

/** Everything a reader must step over: an element, and an attribute of a foreign namespace. */
const foreignElement = () =>
  element('assay:Hint', {
    namespaces: { assay: FOREIGN },
    attributes: { 'assay:level': 'unheard-of' },
    children: [element('assay:Word', { children: ['nobody knows this'] })],
  });

/** The form of a document that says the same. */
export const shapeFaults: readonly MetadataEntry[] = [
  {
    name: 'metadata-aggregate',
    effect: 'benign',
    summary: 'The IdP stands in the middle of an EntitiesDescriptor with a hundred others, a third of them IdPs.',
    clause: 'SAMLMeta §2.3.1; IIP-MD02',
    point: 'metadata-tree',
    apply: (root) => {
      const role = child(root, 'IDPSSODescriptor');
      const key = role === undefined ? undefined : find(role, 'KeyDescriptor');
      const others = Array.from({ length: 100 }, (_, index) => neighbour(index, key === undefined ? [] : [key]));
      const { ID, validUntil, ...attributes } = root.attributes;
      return element('md:EntitiesDescriptor', {
        namespaces: { md: SAML_METADATA },
        attributes: { ID, validUntil },
        children: [...others.slice(0, 50), { ...root, attributes }, ...others.slice(50)],
      });
    },
  },
  {
    name: 'metadata-unknown-extensions',
    effect: 'benign',
    summary: 'An md:Extensions and an attribute hold what no specification names.',
    clause: 'IIP-EXT01; SAMLMeta §2.2.1',
    point: 'metadata-tree',
    apply: (root) => {
      const named = {
        ...root,
        namespaces: { ...root.namespaces, assay: FOREIGN },
        attributes: { ...root.attributes, 'assay:colour': 'green' },
      };
      return withChildren(named, [element('md:Extensions', { children: [foreignElement()] }), ...root.children]);
    },
  },
];
