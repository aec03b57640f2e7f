import type { Random } from '../random.ts';
import { elementsNamed, spliced } from './elements.ts';
import { anyOf, type Mutator } from './mutator.ts';

const algorithms = [
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-md5',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  'http://www.w3.org/TR/1999/REC-xslt-19991116',
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'urn:none',
  '',
];
const uris = ['', '#', '#_x', '#xpointer(/)', "#xpointer(id('_x'))", 'http://127.0.0.1:9/', 'file:///etc/hostname'];

/** Local names whose contents decide what a signature covers. */
const parts = [
  'SignatureValue',
  'DigestValue',
  'X509Certificate',
  'Transforms',
  'KeyInfo',
  'Reference',
  'SignedInfo',
  'Signature',
] as const;

function onNamed(
  name: string,
  local: string,
  change: (xml: string, span: ReturnType<typeof elementsNamed>[number], random: Random) => string,
): Mutator {
  return {
    name,
    mutate: (xml, random) => {
      const span = anyOf(random, elementsNamed(xml, local));
      return span ? change(xml, span, random) : xml;
    },
  };
}

/** The message as it was, out of the way, and in its place a copy that says something else. */
function wrap(xml: string, local: string, random: Random): string {
  const original = anyOf(random, elementsNamed(xml, local));
  if (!original) return xml;
  const kept = xml.slice(original.from, original.to);
  const signature = elementsNamed(kept, 'Signature')[0];
  const unsigned = signature && random.chance(0.7) ? spliced(kept, signature.from, signature.to, '') : kept;
  const evil = (random.chance(0.5) ? unsigned.replace(/ ID="[^"]*"/, ' ID="_evil"') : unsigned).replaceAll(
    'alice@',
    'bob@',
  );
  const hiding = random.pick([
    `<saml2p:Extensions xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol">${kept}</saml2p:Extensions>`,
    `<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${kept}</ds:Object>`,
    kept,
    `<!--${kept}-->`,
  ]);
  const declaration = xml.slice(0, original.from);
  const rest = xml.slice(original.to);
  if (random.chance(0.5)) return declaration + evil + hiding + rest;
  const inside = anyOf(random, elementsNamed(evil, random.pick(['Signature', 'Issuer', 'Subject', 'Status'])))?.to;
  return declaration + (inside === undefined ? hiding + evil : spliced(evil, inside, inside, hiding)) + rest;
}

/** What is signed, by whom, and what the reader takes for it. */
export const signatureMutators: readonly Mutator[] = [
  onNamed('signature-removed', 'Signature', (xml, { from, to }) => spliced(xml, from, to, '')),
  onNamed('signature-moved', 'Signature', (xml, { from, to }, random) => {
    const at =
      anyOf(random, elementsNamed(xml, random.pick(['Issuer', 'Status', 'Subject', 'Response', 'Assertion'])))?.close ??
      0;
    return at > to ? spliced(spliced(xml, at, at, xml.slice(from, to)), from, to, '') : xml;
  }),
  ...parts.map((local) => onNamed(`${local}-emptied`, local, (xml, { open, close }) => spliced(xml, open, close, ''))),
  ...parts.map((local) =>
    onNamed(`${local}-doubled`, local, (xml, { from, to }) => spliced(xml, to, to, xml.slice(from, to))),
  ),
  {
    name: 'algorithm-changed',
    mutate: (xml, random) => {
      const at = anyOf(random, [...xml.matchAll(/Algorithm="[^"]*"/g)]);
      return at
        ? spliced(xml, at.index, at.index + at[0].length, `Algorithm="${anyOf(random, algorithms) ?? ''}"`)
        : xml;
    },
  },
  {
    name: 'reference-changed',
    mutate: (xml, random) => {
      const id = anyOf(random, [...xml.matchAll(/ ID="([^"]*)"/g)])?.[1];
      const uri = random.chance(0.5) && id !== undefined ? `#${id}` : (anyOf(random, uris) ?? '');
      return xml.replace(/ URI="[^"]*"/, ` URI="${uri}"`);
    },
  },
  { name: 'response-wrapped', mutate: (xml, random) => wrap(xml, 'Response', random) },
  { name: 'assertion-wrapped', mutate: (xml, random) => wrap(xml, 'Assertion', random) },
];
