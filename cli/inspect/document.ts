/** SAML documents as far as an inspection has to read them. */
import { DOMParser } from '@xmldom/xmldom';
import { ConfigurationError } from '../../steps/index.ts';

export const ns = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  encryption11: 'http://www.w3.org/2009/xmlenc11#',
} as const;
export type Namespace = keyof typeof ns;

const unreadable = (where: string, why: string) =>
  new ConfigurationError(
    'input_unreadable',
    `${where}: ${why} Give a SAML message, metadata, a trace export or a HAR.`,
  );

/** Parses one document. A DOCTYPE is refused: it can hold more than it shows. */
export function parseDocument(xml: string, where: string): Element {
  if (/<!DOCTYPE/i.test(xml)) throw unreadable(where, 'the XML holds a DOCTYPE.');
  const problems: string[] = [];
  const note = (message: string) => problems.push(message.split('\n')[0] ?? message);
  const parser = new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } });
  let document: Document | undefined;
  try {
    document = parser.parseFromString(xml, 'text/xml');
  } catch (error) {
    note(String(error instanceof Error ? error.message : error));
  }
  const root = document?.documentElement;
  if (problems.length > 0 || !root) throw unreadable(where, `the XML is not well-formed (${problems[0] ?? 'empty'}).`);
  return root;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Child elements of that name. */
export function children(parent: Element | undefined, namespace: Namespace, name: string): Element[] {
  return Array.from(parent?.childNodes ?? [])
    .filter(isElement)
    .filter((node) => node.localName === name && node.namespaceURI === ns[namespace]);
}

/** The first child element of that name. */
export function child(parent: Element | undefined, namespace: Namespace, name: string): Element | undefined {
  return children(parent, namespace, name)[0];
}

/** Every element of that name below. */
export function below(parent: Element, namespace: Namespace, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(ns[namespace], name));
}

/** Text of an element, without space around it. */
export function textOf(element: Element | undefined): string | undefined {
  return element?.textContent?.trim();
}

/** An attribute, or undefined where it is not there. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;
}

/** Every element below and including this one that carries an ID. */
export function identified(root: Element): Element[] {
  return [root, ...Array.from(root.getElementsByTagName('*'))].filter((element) => element.hasAttribute('ID'));
}
