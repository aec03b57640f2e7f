/** Enveloped signatures as libxml2 makes them canonical: nothing that IdP or SP use. */
import { createHash } from 'node:crypto';
import { XmlC14NMode, XmlDocument, type XmlNode } from 'libxml2-wasm';
import type { Signature } from './signature.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const namespaces = { ds: DS, ec: EXCLUSIVE };
const digests: Readonly<Record<string, string>> = {
  [`${DS}sha1`]: 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/** Reads the signatures that are children of the root. */
export function enveloped(document: XmlDocument, xml: string): Signature[] {
  const id = document.root.attr('ID')?.value ?? '';
  return document.root.find('ds:Signature', namespaces).map((signature, index): Signature => {
    const signedInfo = signature.get('ds:SignedInfo', namespaces);
    const method = signature.get('ds:SignedInfo/ds:CanonicalizationMethod', namespaces);
    const references = signature.find('ds:SignedInfo/ds:Reference', namespaces);
    const [reference] = references;
    return {
      algorithm: textAt(signature, 'ds:SignedInfo/ds:SignatureMethod/@Algorithm'),
      covers: references.length === 1 && reference !== undefined && matches(reference, { id, xml, index }),
      octets: canonical(signedInfo, method),
      value: Buffer.from(textAt(signature, 'ds:SignatureValue'), 'base64'),
    };
  });
}

function matches(reference: XmlNode, { id, xml, index }: { id: string; xml: string; index: number }): boolean {
  const transforms = reference.find('ds:Transforms/ds:Transform', namespaces);
  const names = transforms.map((one) => textAt(one, '@Algorithm')).sort();
  const allowed = [`${DS}enveloped-signature`, EXCLUSIVE].sort();
  const hash = digests[textAt(reference, 'ds:DigestMethod/@Algorithm')];
  if (textAt(reference, '@URI') !== `#${id}` || hash === undefined) return false;
  if (names.join() !== allowed.join()) return false;
  const copy = XmlDocument.fromString(xml);
  try {
    copy.root.find('ds:Signature', namespaces)[index]?.remove();
    const exclusive = transforms.find((one) => textAt(one, '@Algorithm') === EXCLUSIVE) ?? null;
    const digest = createHash(hash).update(canonical(copy.root, exclusive)).digest('base64');
    return digest === textAt(reference, 'ds:DigestValue').replaceAll(/\s/g, '');
  } finally {
    copy.dispose();
  }
}

/** Exclusive canonical form, with the prefixes that the algorithm's element names. */
function canonical(node: XmlNode | null, algorithm: XmlNode | null): Buffer {
  const prefixes = algorithm === null ? '' : textAt(algorithm, 'ec:InclusiveNamespaces/@PrefixList');
  const inclusive = prefixes === '' ? {} : { inclusiveNamespacePrefixes: prefixes.split(/\s+/) };
  const options = { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false, ...inclusive };
  return Buffer.from(node?.canonicalizeToString(options) ?? '');
}

const textAt = (node: XmlNode, path: string): string => node.get(path, namespaces)?.content.trim() ?? '';
