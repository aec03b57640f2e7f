import type { MetadataWire } from '../../saml/index.ts';
import { editChild, insertAfter, type XmlElement } from '../../saml/xml/index.ts';
import type { MetadataFault } from '../metadata-fault.ts';

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
  return editChild(root, 'IDPSSODescriptor', (role) => insertAfter(role, 'KeyDescriptor', [descriptor]));
}

/** The document with something between the XML declaration and the root. */
export function beforeRoot(document: string, markup: string): string {
  const end = document.indexOf('?>') + 2;
  return document.slice(0, end) + markup + document.slice(end);
}
