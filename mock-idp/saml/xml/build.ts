import type { XmlElement, XmlNode } from './tree.ts';

/** What an element has beside its name; a string child is a text node, an undefined attribute or child is left out. */
export interface ElementParts {
  namespaces?: Record<string, string>;
  attributes?: Record<string, string | undefined>;
  children?: readonly (XmlNode | string | undefined)[];
}

/** Builds an element. */
export function element(name: string, parts: ElementParts = {}): XmlElement {
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(parts.attributes ?? {})) {
    if (value !== undefined) attributes[key] = value;
  }
  const children: XmlNode[] = [];
  for (const child of parts.children ?? []) {
    if (child !== undefined) children.push(typeof child === 'string' ? text(child) : child);
  }
  return { kind: 'element', name, namespaces: { ...parts.namespaces }, attributes, children };
}

/** Builds a text node. */
export function text(value: string): XmlNode {
  return { kind: 'text', value };
}

/** Builds a comment. */
export function comment(value: string): XmlNode {
  return { kind: 'comment', value };
}
