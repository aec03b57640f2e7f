import type { Layout, WireMessage } from '../../saml/index.ts';
import { escapeText, wrapAt76 } from '../../saml/xml/index.ts';
import { type FaultEntry, family, withSamlResponse, withXml } from '../parts.ts';
import { outboundFaults } from './outbound.ts';
import { strainFaults } from './strain.ts';
import { afterDeclaration, doctype, inKeyInfo } from './text.ts';
import { versionFaults } from './version.ts';

type Effect = 'negative' | 'benign' | 'open';
const WELL_FORMED = 'XML 1.0 §2.1';
const DTD = 'SAMLCore §1.1; CWE-611';

/** Rewrites the text of the finished document. */
function document(
  name: string,
  effect: Effect,
  summary: string,
  clause: string,
  edit: (xml: string, parameters: Readonly<Record<string, string>>) => string,
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'wire',
    apply: (message, { parameters }) => withXml(message, edit(message.xml, parameters)),
  };
}

function layout(name: string, effect: Effect, summary: string, clause: string, chosen: Layout): FaultEntry {
  return { name, effect, summary, clause, point: 'plan', apply: (plan) => ({ ...plan, layout: chosen }) };
}

function nameIdReplaced(xml: string, edit: (value: string) => string): string {
  return xml.replace(/(<saml2:NameID[^>]*>)([^<]+)(<\/)/g, (_, open: string, value: string, close: string) => {
    return open + edit(value) + close;
  });
}

const DEPTH = 20_000;

/** How the document is written: what no parser may take, what every one must. */
export const xmlFamily = family('xml', [
  document('doctype', 'negative', 'The document has a harmless DOCTYPE.', DTD, (xml) => doctype(xml, '')),
  document('entity-internal', 'negative', 'NameID is an internal entity that stands for itself.', DTD, (xml) => {
    const value = /<saml2:NameID[^>]*>([^<]+)</.exec(xml)?.[1];
    if (value === undefined) return xml;
    return doctype(
      nameIdReplaced(xml, () => '&who;'),
      `<!ENTITY who "${value}">`,
    );
  }),
  document(
    'entity-expansion',
    'negative',
    'KeyInfo holds an entity that would expand to a thousand million characters.',
    'CWE-776',
    (xml) => {
      const entities = Array.from({ length: 9 }, (_, level) => {
        const inner = level === 0 ? 'x'.repeat(10) : `&e${level - 1};`.repeat(10);
        return `<!ENTITY e${level} "${inner}">`;
      });
      return doctype(inKeyInfo(xml, '<ds:KeyName>&e8;</ds:KeyName>'), entities.join(''));
    },
  ),
  {
    ...document('entity-external', 'negative', 'KeyInfo holds an external entity.', DTD, (xml, { url }) =>
      doctype(inKeyInfo(xml, '<ds:KeyName>&far;</ds:KeyName>'), `<!ENTITY far SYSTEM "${escapeText(url ?? '')}">`),
    ),
    parameters: { url: 'What the entity names; who fetches it is caught.' },
  },
  {
    ...document(
      'entity-external-parameter',
      'negative',
      'The DOCTYPE holds an external parameter entity.',
      DTD,
      (xml, { url }) => doctype(xml, `<!ENTITY % far SYSTEM "${escapeText(url ?? '')}"> %far;`),
    ),
    parameters: { url: 'What the entity names; who fetches it is caught.' },
  },
  document('trailing-garbage', 'negative', 'Text follows the root element.', WELL_FORMED, (xml) => `${xml}assay`),
  document('leading-garbage', 'negative', 'Text stands before the root element.', WELL_FORMED, (xml) =>
    afterDeclaration(xml, 'assay'),
  ),
  document(
    'second-root',
    'negative',
    'A foreign element follows the root element.',
    WELL_FORMED,
    (xml) => `${xml}<assay/>`,
  ),
  document('not-well-formed', 'negative', 'The end tag of the root element is missing.', WELL_FORMED, (xml) =>
    xml.slice(0, xml.lastIndexOf('</')),
  ),
  document('empty-document', 'negative', 'SAMLResponse is empty.', 'SAMLBind §3.5.4', () => ''),
  document('json', 'negative', 'SAMLResponse is JSON.', 'SAMLBind §3.5.4', () => '{"Response":{"Status":"Success"}}'),
  {
    name: 'not-base64',
    effect: 'negative',
    summary: 'SAMLResponse is the XML itself.',
    clause: 'SAMLBind §3.5.4',
    point: 'wire',
    apply: (message) => withSamlResponse(message, message.xml),
  },
  {
    name: 'invalid-utf-8',
    effect: 'negative',
    summary: 'The document says it is UTF-8, and an octet before the root element is not.',
    clause: 'XML 1.0 §4.3.3',
    point: 'wire',
    apply: (message) => {
      const octets = Buffer.from(afterDeclaration(message.xml, '<!-- \u00e9 -->'), 'latin1');
      return withSamlResponse(message, octets.toString('base64'));
    },
  },
  layout(
    'wrong-namespace',
    'negative',
    'Protocol and assertion elements are in a foreign namespace.',
    'SAMLCore §1.2',
    {
      assertionNamespace: 'urn:example:assertion',
      protocolNamespace: 'urn:example:protocol',
    },
  ),
  layout(
    'saml-1-namespace',
    'negative',
    'Protocol and assertion elements are in the namespaces of SAML 1.',
    'SAMLCore §4.1.2',
    {
      assertionNamespace: 'urn:oasis:names:tc:SAML:1.0:assertion',
      protocolNamespace: 'urn:oasis:names:tc:SAML:1.0:protocol',
    },
  ),
  layout('namespace-case', 'negative', 'The namespaces are written in upper case.', 'SAMLCore §1.3.2', {
    assertionNamespace: 'URN:OASIS:NAMES:TC:SAML:2.0:ASSERTION',
    protocolNamespace: 'URN:OASIS:NAMES:TC:SAML:2.0:PROTOCOL',
  }),
  document('deep-nesting', 'negative', 'KeyInfo holds twenty thousand nested elements.', 'CWE-674', (xml) =>
    inKeyInfo(xml, `<n xmlns="urn:example:nesting">${'<n>'.repeat(DEPTH)}${'</n>'.repeat(DEPTH)}</n>`),
  ),
  layout('pretty-printed', 'benign', 'The document was indented before it was signed.', 'SAMLCore §5.4', {
    indented: true,
  }),
  layout('prefixes-other', 'benign', 'The document uses other namespace prefixes.', 'Namespaces in XML §4', {
    assertionPrefix: 'a',
    protocolPrefix: 'p',
  }),
  layout('prefixes-default', 'benign', 'The SAML namespaces are default namespaces.', 'Namespaces in XML §6.2', {
    assertionPrefix: '',
    protocolPrefix: '',
  }),
  document(
    'comments-before-root',
    'benign',
    'A comment and white space stand before the root element.',
    'XML 1.0 §2.8',
    (xml) => afterDeclaration(xml, '\n<!-- assay -->\n'),
  ),
  document('declaration-missing', 'benign', 'There is no XML declaration.', 'XML 1.0 §2.8', (xml) =>
    xml.slice(xml.indexOf('?>') + 2),
  ),
  document('character-references', 'benign', 'NameID is written in character references.', 'XML 1.0 §4.1', (xml) =>
    nameIdReplaced(xml, (value) =>
      // An entity that is already there stays one: its ampersand is markup, not a character of the name.
      value.replace(/&[a-zA-Z#0-9]+;|[\s\S]/gu, (found) =>
        found.length > 2 ? found : `&#x${found.codePointAt(0)?.toString(16)};`,
      ),
    ),
  ),
  {
    name: 'base64-wrapped',
    effect: 'benign',
    summary: 'The base64 of SAMLResponse is broken into lines of 76.',
    clause: 'SAMLBind §3.5.4; RFC 2045 §6.8',
    point: 'wire',
    apply: (message) => withSamlResponse(message, wrapAt76(responseOf(message), '\r\n')),
  },
  ...versionFaults,
  ...outboundFaults,
  ...strainFaults,
]);

function responseOf(message: WireMessage): string {
  return message.fields.find((field) => field.name === 'SAMLResponse')?.value ?? '';
}
