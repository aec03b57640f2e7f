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
  const prefixes: Record<string, string> = {};
  if (layout.assertionPrefix !== undefined) prefixes.saml2 = layout.assertionPrefix;
  if (layout.protocolPrefix !== undefined) prefixes.saml2p = layout.protocolPrefix;
  const renamed = renamePrefixes(tree, prefixes);
  return layout.indented === true ? indent(renamed, 0) : renamed;
}

const URIS: Readonly<Record<string, string>> = { saml2: SAML_ASSERTION, saml2p: SAML_PROTOCOL };

function renamePrefixes(node: XmlElement, prefixes: Readonly<Record<string, string>>): XmlElement {
  const prefix = node.name.slice(0, Math.max(0, node.name.indexOf(':')));
  const renamed = prefixes[prefix];
  const namespaces = Object.fromEntries(
    Object.entries(node.namespaces).map(([name, uri]) => [URIS[name] === uri ? (prefixes[name] ?? name) : name, uri]),
  );
  return {
    ...node,
    namespaces,
    name: renamed === undefined ? node.name : `${renamed}${renamed === '' ? '' : ':'}${localName(node.name)}`,
    children: node.children.map((item) => (isElement(item) ? renamePrefixes(item, prefixes) : item)),
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
