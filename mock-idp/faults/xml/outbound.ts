import { element, insertAfter, withAttribute, XML_SCHEMA_INSTANCE } from '../../saml/xml/index.ts';
import { type FaultEntry, withXml } from '../parts.ts';

const URL = { url: 'The address; who fetches it is caught.' };
const FETCH = 'CWE-918';

/** Documents that are good in themselves, and name an address that is none of a consumer's business. */
export const outboundFaults: readonly FaultEntry[] = [
  {
    name: 'xinclude',
    effect: 'open',
    summary: 'Extensions of the Response hold an XInclude of an address.',
    clause: `CWE-611, ${FETCH}`,
    parameters: URL,
    point: 'response-tree',
    apply: (response, { parameters }) =>
      insertAfter(response, 'Issuer', [
        element('saml2p:Extensions', {
          children: [
            element('xi:include', {
              namespaces: { xi: 'http://www.w3.org/2001/XInclude' },
              attributes: { href: parameters.url, parse: 'text' },
            }),
          ],
        }),
      ]),
  },
  {
    name: 'schema-location',
    effect: 'open',
    summary: 'The Response has an xsi:schemaLocation that names an address.',
    clause: FETCH,
    parameters: URL,
    point: 'response-tree',
    apply: (response, { parameters: { url = '' } }) =>
      withAttribute(
        { ...response, namespaces: { ...response.namespaces, xsi: XML_SCHEMA_INSTANCE } },
        'xsi:schemaLocation',
        `urn:oasis:names:tc:SAML:2.0:protocol ${url}`,
      ),
  },
  {
    name: 'stylesheet-instruction',
    effect: 'open',
    summary: 'An xml-stylesheet instruction before the root names an address.',
    clause: FETCH,
    parameters: URL,
    point: 'wire',
    apply: (message, { parameters: { url = '' } }) =>
      withXml(
        message,
        message.xml.replace('?>', () => `?><?xml-stylesheet type="text/xsl" href="${url.replaceAll('&', '&amp;')}"?>`),
      ),
  },
];
