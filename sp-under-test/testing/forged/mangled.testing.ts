import { deflateRawSync, gzipSync } from 'node:zlib';
import {
  alice,
  base64,
  type Edit,
  type Family,
  mallory,
  message,
  samlp,
  swap,
  type Target,
} from './message.testing.ts';

const edits: Readonly<Record<string, Edit>> = {
  'a DOCTYPE': (xml) => `<!DOCTYPE samlp:Response>${xml}`,
  'an entity for the NameID': (xml) => `<!DOCTYPE r [<!ENTITY who "${alice}">]>${xml.replace(mallory, () => '&who;')}`,
  'an entity that was never declared': swap(mallory, '&who;'),
  'an external entity': (xml) =>
    `<!DOCTYPE r [<!ENTITY who SYSTEM "file:///etc/hostname">]>${xml.replace(mallory, () => '&who;')}`,
  'entities that grow': (xml) =>
    `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>${xml.replace(mallory, () => '&c;')}`,
  'an ATTLIST that names IDs': (xml) => `<!DOCTYPE r [<!ATTLIST saml:NameID Format ID #IMPLIED>]>${xml}`,
  'an instruction in the NameID': swap(mallory, `<?${alice} ?>${mallory}`),
  'an instruction for half of the NameID': swap(mallory, 'mallory<?x y?>@example.com'),
  'CDATA of somebody else': swap(mallory, `<![CDATA[${alice}]]>`),
  'an element in the NameID': swap(mallory, `<b>${alice}</b>${mallory}`),
  'text behind': (xml) => `${xml}tail`,
  'text before': (xml) => `head${xml}`,
  'an element behind': (xml) => `${xml}<x/>`,
  'a LogoutResponse': (xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse'),
  'another spelling of Response': (xml) => xml.replaceAll('samlp:Response', 'samlp:RESPONSE'),
  'SAML 1.1': (xml) => xml.replaceAll('SAML:2.0', 'SAML:1.0'),
  'the Assertion alone': (xml) => /<saml:Assertion.*<\/saml:Assertion>/.exec(xml)?.[0] ?? '',
  'an envelope of SOAP': (xml) =>
    `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${xml}</S:Body></S:Envelope>`,
  'an outer Response': (xml) => `<samlp:Response xmlns:samlp="${samlp}">${xml}</samlp:Response>`,
  'a prefix without namespace': (xml) => xml.replace(/xmlns:samlp="[^"]*"/, ''),
  'an attribute twice': swap(' Version="2.0">', ' Version="2.0" Version="2.0">'),
  'the ID twice, spelled otherwise': swap(/(?<=<saml:Assertion [^>]*)ID=/, 'Id="_x" ID='),
  'the document twice': (xml) => xml + xml,
  'ten thousand levels': (xml) => xml.replace(mallory, () => '<a>'.repeat(10_000)),
  'a NameID of a megabyte': (xml) => xml.replace(mallory, () => 'a'.repeat(400_000)),
  'a NUL in the NameID': swap(mallory, `${alice}\0`),
  'a character reference to NUL': swap(mallory, `${alice}&#0;`),
  nothing: () => '',
  'no XML': () => 'SAMLResponse',
};

/** The same document in clothes that nobody asked for. */
const clothes: Family = [
  ['UTF-16', (target: Target) => Buffer.from(`\ufeff${message(target)}`, 'utf16le')],
  ['deflated', (target: Target) => deflateRawSync(message(target))],
  ['zipped', (target: Target) => gzipSync(message(target))],
  ['base64 twice', (target: Target) => base64(message(target))],
  ['base64 for URLs', (target: Target) => [['SAMLResponse', Buffer.from(message(target)).toString('base64url')]]],
  ['base64 with a hole', (target: Target) => [['SAMLResponse', base64(message(target)).replace(/.{40}/, '$&*')]]],
  ['XML without base64', (target: Target) => [['SAMLResponse', message(target)]]],
  [
    'two Responses, good one first',
    (target) =>
      [message(target), message(target, { nameId: alice, signature: () => '' })].map(
        (xml) => ['SAMLResponse', base64(xml)] as const,
      ),
  ],
  [
    'two Responses, forged one first',
    (target) =>
      [message(target, { nameId: alice, signature: () => '' }), message(target)].map(
        (xml) => ['SAMLResponse', base64(xml)] as const,
      ),
  ],
  [
    'a SAMLRequest beside it',
    (target: Target) => [
      ['SAMLResponse', base64(message(target))],
      ['SAMLRequest', 'x'],
    ],
  ],
  [
    'two RelayStates',
    (target: Target) => [
      ['SAMLResponse', base64(message(target))],
      ['RelayState', 'a'],
      ['RelayState', 'b'],
    ],
  ],
  ['as an array', (target: Target) => [['SAMLResponse[]', base64(message(target))]]],
  ['as a prototype', (target: Target) => [['__proto__[SAMLResponse]', base64(message(target))]]],
  ['another name', (target: Target) => [['samlresponse', base64(message(target))]]],
  ['an empty form', () => []],
];

/** Cut short, or one byte changed, at places spread over the whole. */
const torn: Family = Array.from({ length: 12 }, (_, i) => [
  [
    `cut after ${i + 1} thirteenths`,
    (target: Target) => ((xml) => xml.slice(0, Math.floor((xml.length * (i + 1)) / 13)))(message(target)),
  ] as const,
  [
    `another letter after ${i + 1} thirteenths`,
    (target: Target) => {
      const xml = Buffer.from(message(target));
      const at = Math.floor((xml.length * (i + 1)) / 13);
      xml[at] = xml[at] === 0x61 ? 0x62 : 0x61;
      return xml;
    },
  ] as const,
]).flat();

/** Not even a message. */
export const mangled: Family = [
  ...Object.entries(edits).map(([name, edit]) => [name, (target: Target) => edit(message(target))] as const),
  ...clothes,
  ...torn,
];
