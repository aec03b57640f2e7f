import { createXmlParser } from '../xml-parser.ts';
import { SpMetadataRefused } from './refused.ts';

/** An element of somebody else's XML, names resolved. */
export interface ReadElement {
  uri: string;
  local: string;
  /** Attributes without a namespace. */
  attributes: Readonly<Record<string, string>>;
  children: ReadElement[];
  text: string;
}

const DEEPEST = 64;
/** The largest federations publish some tens of megabytes. */
const LARGEST = 48 * 1024 * 1024;

const unreadable = (message: string) =>
  new SpMetadataRefused('metadata_unreadable', message, 'Give the metadata as the service provider publishes it.');

/** Reads XML into elements. A DOCTYPE, a broken tag or a second root ends it. */
export function readElements(xml: string): ReadElement {
  if (xml.length > LARGEST) {
    throw new SpMetadataRefused(
      'metadata_too_large',
      'The metadata is too large.',
      `Give less than ${LARGEST} octets.`,
    );
  }
  const parser = createXmlParser();
  const open: ReadElement[] = [];
  let root: ReadElement | undefined;
  parser.on('doctype', () => {
    throw unreadable('The metadata holds a DOCTYPE.');
  });
  parser.on('error', (error) => {
    throw unreadable(`The metadata is not well-formed XML (${error.message}).`);
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length === DEEPEST) throw unreadable('The metadata is nested too deeply.');
    const plain = Object.values(attributes).filter((attribute) => attribute.uri === '');
    const read: ReadElement = {
      uri,
      local,
      attributes: Object.fromEntries(plain.map(({ local: name, value }) => [name, value])),
      children: [],
      text: '',
    };
    root ??= read;
    open.at(-1)?.children.push(read);
    open.push(read);
  });
  const onText = (value: string) => {
    const current = open.at(-1);
    if (current) current.text += value;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  if (root === undefined) throw unreadable('The metadata is empty.');
  return root;
}

/** The children of that name. */
export function childrenOf(parent: ReadElement, uri: string, local: string): ReadElement[] {
  return parent.children.filter((child) => child.uri === uri && child.local === local);
}

/** All elements of that name below. */
export function below(parent: ReadElement, uri: string, local: string): ReadElement[] {
  return parent.children.flatMap((child) => [
    ...(child.uri === uri && child.local === local ? [child] : []),
    ...below(child, uri, local),
  ]);
}
