import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const opensaml = '/usr/share/xml/opensaml';
const xmltooling = '/usr/share/xml/xmltooling';
const schema = `${opensaml}/saml-schema-metadata-2.0.xsd`;

/** Whether xmllint and the metadata schema are installed; without them nothing is proved. */
export const schemaInstalled = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0;

/** What xmllint says of metadata; it ends in `validates` where nothing is wrong. */
export function validateMetadata(xml: string, folder: string): string {
  const [catalog, document] = [join(folder, 'catalog.xml'), join(folder, 'document.xml')];
  const rewrites = ['xmldsig', 'xenc', 'xml.xsd'].map(
    (name) =>
      `<rewriteSystem systemIdStartString="file://${opensaml}/${name}" rewritePrefix="file://${xmltooling}/${name}"/>`,
  );
  const known = [
    ['http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd', 'xmldsig-core-schema.xsd'],
    ['http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd', 'xenc-schema.xsd'],
    ['http://www.w3.org/2001/xml.xsd', 'xml.xsd'],
  ].map(([id, file]) => `<system systemId="${id}" uri="file://${xmltooling}/${file}"/>`);
  writeFileSync(
    catalog,
    `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${[...known, ...rewrites].join('')}</catalog>`,
  );
  writeFileSync(document, xml);
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, document], {
    env: { ...process.env, XML_CATALOG_FILES: catalog },
  });
  return run.stderr.toString();
}
