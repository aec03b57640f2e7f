import type { XmlDocument } from 'libxml2-wasm';
import type { Signature } from './signature.ts';

/** A logout message as the judge's own parser reads it. */
export interface LogoutMessage {
  kind: string;
  /** Attributes of the root, by name. */
  attributes: Readonly<Record<string, string>>;
  issuer: { value: string; format: string } | undefined;
  nameId: LogoutName | undefined;
  encrypted: boolean;
  sessionIndexes: readonly string[];
  /** Value of the top-level StatusCode. */
  status: string | undefined;
  asynchronous: boolean;
  /** The enveloped signatures over the root. */
  signatures: readonly Signature[];
}

/** A name with every XML attribute it carries. */
export interface LogoutName {
  value: string;
  attributes: Readonly<Record<string, string>>;
}

const namespaces = {
  p: 'urn:oasis:names:tc:SAML:2.0:protocol',
  a: 'urn:oasis:names:tc:SAML:2.0:assertion',
  aslo: 'urn:oasis:names:tc:SAML:2.0:protocol:ext:async-slo',
};

/** Reads a message; undefined when it is no XML. */
export async function readLogoutMessage(xml: string): Promise<LogoutMessage | undefined> {
  // The parser is loaded only where a message is read.
  const { enveloped } = await import('./enveloped.ts');
  return withDocument(xml, (document) => ({
    kind: document.root.name,
    attributes: attributesAt(document, '/*'),
    issuer: named(document, '/*/a:Issuer', (value, { Format = '' }) => ({ value, format: Format })),
    nameId: named(document, '/*/a:NameID', (value, attributes) => ({ value, attributes })),
    encrypted: document.get('/*/a:EncryptedID', namespaces) !== null,
    sessionIndexes: document.find('/*/p:SessionIndex', namespaces).map(({ content }) => content),
    status: document.get('/*/p:Status/p:StatusCode/@Value', namespaces)?.content,
    asynchronous: document.get('/*/p:Extensions/aslo:Asynchronous', namespaces) !== null,
    signatures: enveloped(document, xml),
  }));
}

/** The name, and the index of the session, that an Assertion gave the SP. */
export async function readAssertion(xml: string): Promise<{ nameId: LogoutName; sessionIndex: string } | undefined> {
  return withDocument(xml, (document) => {
    const nameId = named(document, '//a:Subject/a:NameID', (value, attributes) => ({ value, attributes }));
    const sessionIndex = document.get('//a:AuthnStatement/@SessionIndex', namespaces)?.content ?? '';
    return nameId === undefined ? undefined : { nameId, sessionIndex };
  });
}

async function withDocument<T>(xml: string, read: (document: XmlDocument) => T): Promise<T | undefined> {
  const { ParseOption, XmlDocument, XmlParseError } = await import('libxml2-wasm');
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
  try {
    const document = XmlDocument.fromString(xml, { option });
    try {
      return read(document);
    } finally {
      document.dispose();
    }
  } catch (error) {
    if (error instanceof XmlParseError) return undefined;
    throw error;
  }
}

function attributesAt(document: XmlDocument, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(document.find(`${path}/@*`, namespaces).map((one) => [nameOf(one), one.content]));
}

const nameOf = (node: unknown): string =>
  typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : '';

function named<T>(
  document: XmlDocument,
  path: string,
  make: (value: string, attributes: Readonly<Record<string, string>>) => T,
): T | undefined {
  const found = document.get(path, namespaces);
  return found === null ? undefined : make(found.content, attributesAt(document, path));
}
