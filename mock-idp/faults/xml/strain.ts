import { deflateRawSync } from 'node:zlib';
import type { FaultContext } from '../../saml/index.ts';
import { child, withAttribute, withoutChildren, type XmlElement } from '../../saml/xml/index.ts';
import { append } from '../forgery.ts';
import { type FaultEntry, withSamlResponse, withXml } from '../parts.ts';
import { editSignatures, opened } from '../signed.ts';
import { doctype, inKeyInfo } from './text.ts';

const MANY = 1000;

/** Puts markup where no signature covers it. */
function besideSignature(
  name: string,
  effect: 'negative' | 'open',
  summary: string,
  clause: string,
  edit: (xml: string) => string,
): FaultEntry {
  return { name, effect, summary, clause, point: 'wire', apply: (message) => withXml(message, edit(message.xml)) };
}

/** Documents that cost a careless consumer its memory or its time. */
export const strainFaults: readonly FaultEntry[] = [
  besideSignature(
    'entity-repeated',
    'negative',
    'KeyInfo holds an entity of a hundred thousand characters, two thousand times.',
    'CWE-776',
    (xml) =>
      doctype(
        inKeyInfo(xml, `<ds:KeyName>${'&much;'.repeat(2 * MANY)}</ds:KeyName>`),
        `<!ENTITY much "${'x'.repeat(100 * MANY)}">`,
      ),
  ),
  besideSignature('huge', 'open', 'KeyInfo holds a KeyName of four MiB.', 'CWE-400; CWE-770', (xml) =>
    inKeyInfo(xml, `<ds:KeyName>${'x'.repeat(4 * 1024 * 1024)}</ds:KeyName>`),
  ),
  besideSignature(
    'many-attributes',
    'open',
    'KeyInfo holds an element with a hundred thousand attributes.',
    'CWE-407',
    (xml) => {
      const attributes = Array.from({ length: 100 * MANY }, (_, at) => ` a${at}=""`);
      return inKeyInfo(xml, `<assay xmlns="urn:example:assay"${attributes.join('')}/>`);
    },
  ),
  {
    name: 'deflate-bomb',
    effect: 'open',
    summary: 'SAMLResponse is compressed: twenty KiB that unpack to twenty MiB of blanks.',
    clause: 'CWE-409',
    point: 'wire',
    apply: (message) => {
      const blanks = deflateRawSync(Buffer.alloc(20 * 1024 * 1024, ' '));
      return withSamlResponse(message, blanks.toString('base64'));
    },
  },
  {
    name: 'many-signatures',
    effect: 'open',
    summary: 'Each Signature stands a thousand times.',
    clause: 'CWE-400',
    point: 'signed-response',
    apply: (response, context) =>
      editSignatures(response, context, (signature) => Array.from({ length: MANY }, () => signature)),
  },
  {
    name: 'many-assertions',
    effect: 'open',
    summary: 'Behind the genuine Assertion stand a thousand unsigned copies of it.',
    clause: 'CWE-400',
    point: 'signed-response',
    apply: manyAssertions,
  },
];

function manyAssertions(response: XmlElement, context: FaultContext): XmlElement {
  const genuine = child(opened(response, context), 'Assertion');
  if (genuine === undefined) return response;
  const bare = withoutChildren(genuine, 'Signature');
  return append(response, ...Array.from({ length: MANY }, () => withAttribute(bare, 'ID', context.freshId())));
}
