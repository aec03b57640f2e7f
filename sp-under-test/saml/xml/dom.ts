/** The namespaces a SAML Response is written in. */
export const ns = {
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  excC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
} as const;

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The element children, in order. */
export function elements(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter(isElement);
}

/** The element children with this name. Never descendants: a name found elsewhere is somebody else's. */
export function children(parent: Element | undefined, namespace: string, localName: string): Element[] {
  if (parent === undefined) return [];
  return elements(parent).filter((one) => one.localName === localName && one.namespaceURI === namespace);
}

/** The one child with this name; undefined if there is none, or more than one. */
export function child(parent: Element | undefined, namespace: string, localName: string): Element | undefined {
  const found = children(parent, namespace, localName);
  return found.length === 1 ? found[0] : undefined;
}

/** An attribute in no namespace. An empty value is a value. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNode(name)?.value;
}

/**
 * The whole text of an element. A reader that stops at the first text node reads `admin` where the identity provider
 * signed `admin<!-- -->.evil`; and child elements are no text, so then there is none.
 */
export function text(element: Element | undefined): string | undefined {
  if (element === undefined || elements(element).length > 0) return undefined;
  return element.textContent ?? '';
}
