import type { MetadataFault, MetadataWire } from '../../saml/index.ts';
import { editChild, insertAfter, isElement, withChildren, type XmlElement } from '../../saml/xml/index.ts';

/** A metadata fault without its family, which the folder says once for all. */
export type MetadataEntry = MetadataFault extends infer F
  ? F extends MetadataFault
    ? Omit<F, 'family'>
    : never
  : never;

/** The same answer with its document rewritten. */
export function withBody(answer: MetadataWire, edit: (body: string) => string): MetadataWire {
  return { ...answer, body: edit(answer.body) };
}

/** The document with one more KeyDescriptor, beside the first. */
export function withKeyDescriptor(root: XmlElement, descriptor: XmlElement): XmlElement {
  return inRole(root, (role) => insertAfter(role, 'KeyDescriptor', [descriptor]));
}

/** The document with the role of our own IdP edited; in an aggregate it stands last. */
export function inRole(root: XmlElement, edit: (role: XmlElement) => XmlElement): XmlElement {
  const last = root.children.at(-1);
  if (!isElement(root, 'EntitiesDescriptor') || !isElement(last)) return editChild(root, 'IDPSSODescriptor', edit);
  return withChildren(root, [...root.children.slice(0, -1), inRole(last, edit)]);
}

/** The document with something between the XML declaration and the root. */
export function beforeRoot(document: string, markup: string): string {
  const end = document.indexOf('?>') + 2;
  return document.slice(0, end) + markup + document.slice(end);
}
