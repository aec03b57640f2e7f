import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { Span } from './tree.ts';

export type SchemaName = 'protocol' | 'metadata';

export interface SchemaProblem {
  message: string;
  span: Span;
}

/** What the SAML schema says of a document; `not-run` where no schemas are installed. */
export type SchemaFinding =
  | { kind: 'valid' }
  | { kind: 'invalid'; problems: readonly SchemaProblem[] }
  | { kind: 'not-run'; because: string };

/** Where Debian's packages opensaml-schemas and xmltooling-schemas put them. */
const saml = '/usr/share/xml/opensaml';
const xml = '/usr/share/xml/xmltooling';

/** The name by which a schema is imported, and the file it is. */
const files: readonly (readonly [string, string])[] = [
  ['saml-schema-protocol-2.0.xsd', join(saml, 'saml-schema-protocol-2.0.xsd')],
  ['saml-schema-metadata-2.0.xsd', join(saml, 'saml-schema-metadata-2.0.xsd')],
  ['saml-schema-assertion-2.0.xsd', join(saml, 'saml-schema-assertion-2.0.xsd')],
  ['http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd', join(xml, 'xmldsig-core-schema.xsd')],
  ['http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd', join(xml, 'xenc-schema.xsd')],
  ['http://www.w3.org/2001/xml.xsd', join(xml, 'xml.xsd')],
];

const absent =
  'The SAML schemas are not installed on this machine, so this did not run. Debian and Ubuntu: apt-get install opensaml-schemas xmltooling-schemas.';

/** Whether there is anything to validate with. */
export const schemasInstalled: boolean = files.every(([, file]) => existsSync(file));

const validators = new Map<SchemaName, Promise<XsdValidator>>();

/** Validates; compiling a schema takes longer than validating a hundred documents, so it is done once. */
export async function validate(
  document: XmlDocument,
  name: SchemaName,
  at: (path: string) => Span,
): Promise<SchemaFinding> {
  if (!schemasInstalled) return { kind: 'not-run', because: absent };
  const { XmlValidateError } = await import('libxml2-wasm');
  const compiling = validators.get(name) ?? compile(name);
  validators.set(name, compiling);
  const validator = await compiling;
  try {
    validator.validate(document);
    return { kind: 'valid' };
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return {
      kind: 'invalid',
      problems: error.details.map(({ message, xpath }) => ({ message: message.trim(), span: at(xpath ?? '/*') })),
    };
  }
}

async function compile(name: SchemaName): Promise<XsdValidator> {
  const { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } = await import('libxml2-wasm');
  const texts = Object.fromEntries(files.map(([id, file]) => [id, readFileSync(file)]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(texts));
  const id = `saml-schema-${name}-2.0.xsd`;
  const schema = XmlDocument.fromBuffer(readFileSync(join(saml, id)), { url: id });
  try {
    return XsdValidator.fromDoc(schema);
  } finally {
    schema.dispose();
  }
}
