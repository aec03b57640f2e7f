/** Pure edits of the tree: each answers a new element and leaves the old one as it was. Names are local names. */
import type { XmlElement, XmlNode } from './tree.ts';

/** The local part of a qualified name. */
export function localName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.indexOf(':') + 1);
}

/** Whether a node is an element, of that local name if one is given. */
export function isElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return node?.kind === 'element' && (name === undefined || localName(node.name) === name);
}

/** The first child element of that local name. */
export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((node): node is XmlElement => isElement(node, name));
}

/** The first element of that local name in document order, the given one included. */
export function find(from: XmlElement, name: string): XmlElement | undefined {
  return findAll(from, name)[0];
}

/** All elements of that local name in document order, the given one included. */
export function findAll(from: XmlElement, name: string): XmlElement[] {
  const found = isElement(from, name) ? [from] : [];
  for (const node of from.children) {
    if (isElement(node)) found.push(...findAll(node, name));
  }
  return found;
}

/** The text below an element, in one piece. */
export function textOf(from: XmlElement): string {
  return from.children
    .map((node) => {
      if (node.kind === 'text' || node.kind === 'cdata') return node.value;
      return node.kind === 'element' ? textOf(node) : '';
    })
    .join('');
}

/** The same element with one attribute set, or taken away when the value is undefined. */
export function withAttribute(target: XmlElement, name: string, value: string | undefined): XmlElement {
  const { [name]: _old, ...rest } = target.attributes;
  return { ...target, attributes: value === undefined ? rest : { ...rest, [name]: value } };
}

/** The same element with other children. */
export function withChildren(target: XmlElement, children: readonly XmlNode[]): XmlElement {
  return { ...target, children: [...children] };
}

/**
 * Rewrites the first child element of that local name; answering undefined takes it away, an array puts several in its
 * place. Without such a child the same object comes back.
 */
export function editChild(
  parent: XmlElement,
  name: string,
  edit: (found: XmlElement) => XmlNode | readonly XmlNode[] | undefined,
): XmlElement {
  const at = parent.children.findIndex((node) => isElement(node, name));
  const found = parent.children[at];
  if (!isElement(found)) return parent;
  const put = edit(found);
  const nodes = put === undefined ? [] : 'kind' in put ? [put] : put;
  return withChildren(parent, [...parent.children.slice(0, at), ...nodes, ...parent.children.slice(at + 1)]);
}

/** Rewrites every element of that local name below (and including) the given one, innermost first. */
export function editAll(from: XmlElement, name: string, edit: (found: XmlElement) => XmlElement): XmlElement {
  const inner = withChildren(
    from,
    from.children.map((node) => (isElement(node) ? editAll(node, name, edit) : node)),
  );
  return isElement(inner, name) ? edit(inner) : inner;
}

/** Takes the direct child elements of that local name away. */
export function withoutChildren(parent: XmlElement, name: string): XmlElement {
  return withChildren(
    parent,
    parent.children.filter((node) => !isElement(node, name)),
  );
}

/** Puts nodes right after the first child element of that local name, or first when there is none. */
export function insertAfter(parent: XmlElement, name: string, nodes: readonly XmlNode[]): XmlElement {
  const at = parent.children.findIndex((node) => isElement(node, name)) + 1;
  return withChildren(parent, [...parent.children.slice(0, at), ...nodes, ...parent.children.slice(at)]);
}
