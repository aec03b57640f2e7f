/** A piece of a text, by offsets. */
export interface Span {
  start: number;
  end: number;
}

export interface Attribute {
  name: string;
  namespace: string;
  value: string;
  span: Span;
}

/** An element as the judge's parser read it: plain data, so that a rule is a pure function. */
export interface Element {
  /** Local name. */
  name: string;
  namespace: string;
  attributes: readonly Attribute[];
  children: readonly Element[];
  /** All text below, comments left out. */
  text: string;
  /** The start tag without its angle brackets. */
  span: Span;
}

/** A document, with the text it was read from. */
export interface XmlText {
  /** What it is, for people. */
  title: string;
  text: string;
  root: Element;
}

/** The namespaces that rules speak of. */
export const ns = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  mdui: 'urn:oasis:names:tc:SAML:metadata:ui',
  mdattr: 'urn:oasis:names:tc:SAML:metadata:attribute',
  alg: 'urn:oasis:names:tc:SAML:metadata:algsupport',
  discovery: 'urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;

/** Child elements of one name. */
export function childrenOf(element: Element | undefined, namespace: string, name: string): Element[] {
  return (element?.children ?? []).filter((child) => child.namespace === namespace && child.name === name);
}

/** The first child element of a name. */
export function childOf(element: Element | undefined, namespace: string, name: string): Element | undefined {
  return childrenOf(element, namespace, name)[0];
}

/** The element itself and everything below it, in document order. */
export function withDescendants(element: Element): Element[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

/** An attribute; without a namespace of its own unless one is given. */
export function attributeOf(element: Element | undefined, name: string, namespace = ''): Attribute | undefined {
  return element?.attributes.find((entry) => entry.name === name && entry.namespace === namespace);
}

/** The value of an attribute. */
export function readAttribute(element: Element | undefined, name: string, namespace = ''): string | undefined {
  return attributeOf(element, name, namespace)?.value;
}

/** xs:boolean has two spellings. */
export function isTrue(element: Element | undefined, name: string): boolean {
  return /^\s*(true|1)\s*$/.test(readAttribute(element, name) ?? '');
}
