/** The SAML schemas of Debian's packages, as xmllint applies them, for tests. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const opensaml = '/usr/share/xml/opensaml';
const xmltooling = '/usr/share/xml/xmltooling';

/** Where one of the three is absent, tests that need them are skipped, and say so. */
export const hasSchemas =
  existsSync(`${opensaml}/saml-schema-metadata-2.0.xsd`) &&
  existsSync(xmltooling) &&
  spawnSync('xmllint', ['--version']).status === 0;

/** What the schemas import by address, and where it lies. */
const catalogue = `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${[
  ['http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd', 'xmldsig-core-schema.xsd'],
  ['http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd', 'xenc-schema.xsd'],
  ['http://www.w3.org/2001/xml.xsd', 'xml.xsd'],
]
  .map(([address, file]) => `<system systemId="${address}" uri="file://${xmltooling}/${file}"/>`)
  .concat(
    ['xmldsig', 'xenc'].map(
      (start) =>
        `<rewriteSystem systemIdStartString="file://${opensaml}/${start}" rewritePrefix="file://${xmltooling}/${start}"/>`,
    ),
  )
  .join('')}</catalog>`;

/** What xmllint says of a document: it ends in `validates`, or says what does not fit. */
export function validate(xml: string, schema: 'protocol' | 'metadata'): string {
  const folder = mkdtempSync(join(tmpdir(), 'saml-schemas-'));
  const [file, catalog] = [join(folder, 'document.xml'), join(folder, 'catalog.xml')];
  writeFileSync(file, xml);
  writeFileSync(catalog, catalogue);
  const xsd = `${opensaml}/saml-schema-${schema}-2.0.xsd`;
  const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', xsd, file], {
    env: { ...process.env, XML_CATALOG_FILES: catalog },
  });
  rmSync(folder, { recursive: true });
  return stderr.toString();
}
