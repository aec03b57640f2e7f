import type { XmlElement, XmlNode } from './tree.ts';

/** What an element has beside its name; a string child is a text node, an undefined attribute or child is left out. */
export interface ElementParts {
  namespaces?: Record<string, string>;
  attributes?: Record<string, string | undefined>;
  children?: readonly (XmlNode | string | undefined)[];
}

const none: Record<string, string> = Object.freeze({});

/** Builds an element. */
export function element(name: string, parts: ElementParts = {}): XmlElement {
  const attributes: Record<string, string> = {};
  for (const key in parts.attributes) {
    const value = parts.attributes[key];
    if (value !== undefined) attributes[key] = value;
  }
  const children: XmlNode[] = [];
  for (const child of parts.children ?? []) {
    if (child !== undefined) children.push(typeof child === 'string' ? text(child) : child);
  }
  // Shared, not copied: every edit of a tree makes new objects.
  return { kind: 'element', name, namespaces: parts.namespaces ?? none, attributes, children };
}

/** Builds a text node. */
export function text(value: string): XmlNode {
  return { kind: 'text', value };
}

/** Builds a comment. */
export function comment(value: string): XmlNode {
  return { kind: 'comment', value };
}
