import type { Layout } from '../contracts.ts';
import {
  isElement,
  localName,
  SAML_ASSERTION,
  SAML_PROTOCOL,
  text,
  type XmlElement,
  type XmlNode,
} from '../xml/index.ts';

/** Lays a composed, not yet signed tree out another way. A part that is already signed stays as it is. */
export function layOut(tree: XmlElement, layout: Layout | undefined): XmlElement {
  if (layout === undefined) return tree;
  const vocabularies: Vocabulary[] = [
    { prefix: 'saml2', uri: SAML_ASSERTION, newPrefix: layout.assertionPrefix, newUri: layout.assertionNamespace },
    { prefix: 'saml2p', uri: SAML_PROTOCOL, newPrefix: layout.protocolPrefix, newUri: layout.protocolNamespace },
  ];
  const renamed = rename(tree, vocabularies);
  return layout.indented === true ? indent(renamed, 0) : renamed;
}

interface Vocabulary {
  prefix: string;
  uri: string;
  newPrefix: string | undefined;
  newUri: string | undefined;
}

function rename(node: XmlElement, vocabularies: readonly Vocabulary[]): XmlElement {
  const own = vocabularies.find(({ prefix }) => node.name.startsWith(`${prefix}:`));
  const prefix = own?.newPrefix;
  const namespaces = Object.entries(node.namespaces).map(([name, uri]) => {
    const found = vocabularies.find((vocabulary) => vocabulary.prefix === name && vocabulary.uri === uri);
    return [found?.newPrefix ?? name, found?.newUri ?? uri];
  });
  return {
    ...node,
    namespaces: Object.fromEntries(namespaces),
    name: prefix === undefined ? node.name : `${prefix}${prefix === '' ? '' : ':'}${localName(node.name)}`,
    children: node.children.map((item) => (isElement(item) ? rename(item, vocabularies) : item)),
  };
}

function indent(node: XmlElement, depth: number): XmlElement {
  // Whitespace inside a simple value would change the value; inside an Assertion that is signed, its digest.
  if (!node.children.some((item) => isElement(item))) return node;
  const children: XmlNode[] = node.children.flatMap((item) => [
    text(`\n${'  '.repeat(depth + 1)}`),
    isElement(item) && !isElement(item, 'Assertion') ? indent(item, depth + 1) : item,
  ]);
  return { ...node, children: [...children, text(`\n${'  '.repeat(depth)}`)] };
}
