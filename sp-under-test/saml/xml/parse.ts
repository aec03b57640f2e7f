import { DOMParser } from '@xmldom/xmldom';

/** The text is not namespace-well-formed XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

function refuse(message: unknown): never {
  throw new XmlError(String(message).slice(0, 200));
}

/**
 * Parses, and takes any report of the parser as final: xmldom only *logs* a second root or a broken tag, and goes on
 * with half a document. With `lenient` its warnings are passed over (only what cannot be parsed at all is refused).
 */
export function parseXml(xml: string, { lenient = false }: { lenient?: boolean } = {}): Element {
  const quiet = (): void => undefined;
  const errorHandler = lenient
    ? { warning: quiet, error: quiet, fatalError: refuse }
    : { warning: refuse, error: refuse, fatalError: refuse };
  let root: Element | null;
  try {
    root = new DOMParser({ locator: {}, errorHandler }).parseFromString(xml, 'text/xml')?.documentElement ?? null;
  } catch (error) {
    throw error instanceof XmlError ? error : new XmlError('the parser gave up', { cause: error });
  }
  if (root === null) throw new XmlError('no root element');
  if (!lenient) checkNamespaces(root);
  return root;
}

/** Namespaces in XML 1.0: prefixes are declared, no attribute twice; and canonicalisation needs absolute names. */
function checkNamespaces(root: Element): void {
  const all = [root, ...Array.from(root.getElementsByTagName('*'))];
  for (const element of all) {
    if (element.prefix && !element.namespaceURI) refuse(`prefix ${element.prefix} is not declared`);
    const seen = new Set<string>();
    for (const { name, prefix, localName, namespaceURI, value } of Array.from(element.attributes)) {
      if (prefix && !namespaceURI) refuse(`prefix ${prefix} is not declared`);
      const key = `${prefix ? namespaceURI : ''} ${localName}`;
      if (seen.has(key)) refuse(`attribute ${name} appears twice`);
      seen.add(key);
      const declares = name === 'xmlns' || prefix === 'xmlns';
      // A relative or empty namespace name makes canonicalisation undefined: some libraries then sign nothing at all.
      if (declares && value !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)) refuse('a relative namespace name');
      if (declares && value === '' && prefix === 'xmlns') refuse('a prefix declared as nothing');
    }
  }
}
