import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { type SchemaFinding, type SchemaName, validate } from './schema.ts';
import { readSignatures, type XmlSignature } from './signature.ts';
import { attributeSpan, startTags } from './start-tags.ts';
import type { Element, Span, XmlText } from './tree.ts';

/** A document with everything that only its parser can tell. */
export interface ReadDocument extends XmlText {
  schema: SchemaFinding;
  /** Every ds:Signature that is a child of the root. */
  signatures: readonly XmlSignature[];
}

/** Text that is no XML, and why. */
export interface Unreadable {
  title: string;
  text: string;
  unreadable: string;
}

/** Reads a document with the judge's own parser: no network, no external entity. */
export async function readDocument(
  title: string,
  text: string,
  schema: SchemaName,
): Promise<ReadDocument | Unreadable> {
  const { ParseOption, XmlDocument, XmlElement, XmlParseError } = await import('libxml2-wasm');
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
  const isElement = (node: unknown): node is XmlElement => node instanceof XmlElement;
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(text, { option });
  } catch (error) {
    if (error instanceof XmlParseError) return { title, text, unreadable: error.message.trim() };
    throw error;
  }
  try {
    const elements = document.find('//*').filter(isElement);
    const spans = startTags(text);
    const spanOf = (element: XmlElement): Span =>
      spans[elements.findIndex((one) => one.isSameNode(element))] ?? nowhere;
    // The schema's complaints name elements by the prefixes that the document itself uses.
    const prefixes = Object.fromEntries(
      elements.flatMap((one) => Object.entries(one.namespaces).filter(([prefix]) => prefix !== '')),
    );
    const at = (path: string): Span => {
      const found = document.get(path, prefixes);
      return isElement(found) ? spanOf(found) : (spans[0] ?? nowhere);
    };
    const next = spans[Symbol.iterator]();
    const root = elementOf(document.root, text, next, isElement);
    const finding = await validate(document, schema, at);
    return { title, text, root, schema: finding, signatures: await readSignatures(document, text) };
  } finally {
    document.dispose();
  }
}

const nowhere: Span = { start: 0, end: 0 };

function elementOf(
  element: XmlElement,
  text: string,
  tags: Iterator<Span>,
  isElement: (node: unknown) => node is XmlElement,
): Element {
  const next = tags.next();
  const span = next.done === true ? nowhere : next.value;
  return {
    name: element.name,
    namespace: element.namespaceUri,
    attributes: element.attrs.map(({ name, namespaceUri, prefix, value }) => ({
      name,
      namespace: namespaceUri,
      value,
      span: attributeSpan(text, span, prefix === '' ? name : `${prefix}:${name}`),
    })),
    children: element
      .find('*')
      .filter(isElement)
      .map((child) => elementOf(child, text, tags, isElement)),
    text: element.content,
    span,
  };
}
