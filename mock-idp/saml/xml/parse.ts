import type { SaxesTagNS } from 'saxes';
import { createXmlParser } from '../xml-parser.ts';
import { element, text } from './build.ts';
import { withChildren } from './edit.ts';
import type { XmlElement, XmlNode } from './tree.ts';

/** Text that is not one well-formed document, or that declares a DOCTYPE. */
export class XmlUnreadable extends Error {
  override readonly name = 'XmlUnreadable';
  readonly code = 'xml_unreadable';
}

const DEEPEST = 128;

function opened(tag: SaxesTagNS): XmlElement {
  const attributes: Record<string, string> = {};
  for (const { name, value, prefix } of Object.values(tag.attributes)) {
    if (prefix !== 'xmlns' && name !== 'xmlns') attributes[name] = value;
  }
  return element(tag.name, { namespaces: { ...tag.ns }, attributes });
}

/** Reads a document into the tree that the writer prints. Throws XmlUnreadable with the place where reading ended. */
export function parseXml(source: string): XmlElement {
  const parser = createXmlParser();
  const open: { made: XmlElement; children: XmlNode[] }[] = [];
  let root: XmlElement | undefined;
  const add = (node: XmlNode) => open.at(-1)?.children.push(node);
  parser.on('doctype', () => {
    throw new XmlUnreadable('The XML holds a DOCTYPE.');
  });
  parser.on('error', ({ message }) => {
    throw new XmlUnreadable(`The XML is not well-formed: ${message}`);
  });
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) throw new XmlUnreadable('The XML is nested too deeply.');
    open.push({ made: opened(tag), children: [] });
  });
  parser.on('text', (value) => add(text(value)));
  parser.on('cdata', (value) => add({ kind: 'cdata', value }));
  parser.on('comment', (value) => add({ kind: 'comment', value }));
  parser.on('processinginstruction', ({ target, body }) => add({ kind: 'instruction', target, data: body }));
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const made = withChildren(closed.made, closed.children);
    if (open.length === 0) root = made;
    else add(made);
  });
  parser.write(source).close();
  if (root === undefined) throw new XmlUnreadable('The XML is empty.');
  return root;
}
