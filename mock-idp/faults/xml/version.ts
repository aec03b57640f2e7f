import { element, XML_SCHEMA_INSTANCE } from '../../saml/xml/index.ts';
import { append } from '../forgery.ts';
import { at, type FaultEntry, withSamlResponse, withXml } from '../parts.ts';
import { inKeyInfo } from './text.ts';

const FOREIGN = { assay: 'urn:example:assay', xsi: XML_SCHEMA_INSTANCE };

/** Documents in another version or encoding of XML, or of a type that SAML does not have. */
export const versionFaults: readonly FaultEntry[] = [
  {
    name: 'xml-1-1',
    effect: 'negative',
    summary: 'The document says it is XML 1.1, and KeyInfo holds a control character that only XML 1.1 has.',
    clause: 'XML 1.0 §2.2, §2.8',
    point: 'wire',
    apply: (message) =>
      withXml(
        message,
        inKeyInfo(message.xml, '<ds:KeyName>&#x1;</ds:KeyName>').replace('version="1.0"', 'version="1.1"'),
      ),
  },
  {
    name: 'utf-16',
    effect: 'open',
    summary: 'The document is UTF-16 with a byte order mark, and says so.',
    clause: 'XML 1.0 §4.3.3',
    point: 'wire',
    apply: (message) => {
      const xml = `\ufeff${message.xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
      return withSamlResponse(message, Buffer.from(xml, 'utf16le').toString('base64'));
    },
  },
  {
    name: 'statement-type-unknown',
    effect: 'negative',
    summary: 'AuthnStatement claims by xsi:type to be of an unknown type.',
    clause: 'SAMLCore §2.7.1',
    point: 'assertion-tree',
    apply: (assertion) =>
      at(assertion, ['AuthnStatement'], (found) => ({
        ...found,
        namespaces: { ...found.namespaces, ...FOREIGN },
        attributes: { ...found.attributes, 'xsi:type': 'assay:UnknownStatementType' },
      })),
  },
  {
    name: 'statement-unknown',
    effect: 'open',
    summary: 'The Assertion holds a further Statement of an unknown type.',
    clause: 'SAMLCore §2.7.1; IIP-SSO07',
    point: 'assertion-tree',
    apply: (assertion) =>
      append(
        assertion,
        element('saml2:Statement', { namespaces: FOREIGN, attributes: { 'xsi:type': 'assay:UnknownStatementType' } }),
      ),
  },
];
