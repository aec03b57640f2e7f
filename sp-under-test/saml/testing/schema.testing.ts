import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const opensaml = '/usr/share/xml/opensaml';
const xmltooling = '/usr/share/xml/xmltooling';

/** Whether xmllint and the SAML schemas are installed. */
export const schemasInstalled =
  existsSync(`${opensaml}/saml-schema-protocol-2.0.xsd`) && spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint says of a document under the SAML schema; it ends in `validates` where nothing is wrong. */
export function validate(xml: string, schema: 'protocol' | 'metadata'): string {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    const path = (name: string) => join(folder, name);
    const uri = (name: string, file: string) => `<system systemId="${name}" uri="file://${xmltooling}/${file}"/>`;
    writeFileSync(
      path('catalog.xml'),
      `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${[
        uri('http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd', 'xmldsig-core-schema.xsd'),
        uri('http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd', 'xenc-schema.xsd'),
        uri('http://www.w3.org/2001/xml.xsd', 'xml.xsd'),
        `<rewriteSystem systemIdStartString="file://${opensaml}/xmldsig" rewritePrefix="file://${xmltooling}/xmldsig"/>`,
        `<rewriteSystem systemIdStartString="file://${opensaml}/xenc" rewritePrefix="file://${xmltooling}/xenc"/>`,
        `<rewriteSystem systemIdStartString="file://${opensaml}/xml.xsd" rewritePrefix="file://${xmltooling}/xml.xsd"/>`,
      ].join('')}</catalog>`,
    );
    writeFileSync(path('in.xml'), xml);
    const xsd = `${opensaml}/saml-schema-${schema}-2.0.xsd`;
    return spawnSync('xmllint', ['--nonet', '--noout', '--schema', xsd, path('in.xml')], {
      env: { ...process.env, XML_CATALOG_FILES: path('catalog.xml') },
    }).stderr.toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
