import { createHash } from 'node:crypto';
import type { C14NOptions, XmlDocument, XmlElement, XmlNode } from 'libxml2-wasm';
import { digests } from './algorithms.ts';
import { ns } from './tree.ts';

/** A ds:Reference, and whether its digest is that of what it names. */
export interface XmlReference {
  uri: string | undefined;
  /** Algorithm identifiers, in order. */
  transforms: readonly string[];
  digestMethod: string;
  /** Undefined: it names something, or a way to it, that SAML does not allow and that was not followed. */
  digestMatches: boolean | undefined;
}

/** A ds:Signature in a document, read by the judge itself. */
export interface XmlSignature {
  signatureMethod: string;
  canonicalization: string;
  references: readonly XmlReference[];
  /** The canonical octets that were signed; undefined where the canonicalization is none that SAML knows. */
  signedInfo: Buffer | undefined;
  value: Buffer;
  /** Certificates in its ds:KeyInfo, base64. */
  certificates: readonly string[];
  /** ds:Object elements. */
  objects: number;
  /** The `ID` of the root. */
  rootId: string | undefined;
}

const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const namespaces = { ds: ns.ds, ec: ns.exclusive };

/** Reads every ds:Signature that is a child of the root (core 5.4: enveloped, over the root). */
export async function readSignatures(document: XmlDocument, text: string): Promise<XmlSignature[]> {
  const lib = await import('libxml2-wasm');
  const isElement = (node: XmlNode | null): node is XmlElement => node instanceof lib.XmlElement;
  const textAt = (node: XmlNode, path: string): string => node.get(path, namespaces)?.content.trim() ?? '';

  const optionsOf = (algorithm: string, holder: XmlNode | null): C14NOptions | undefined => {
    const mode = modes(lib.XmlC14NMode)[algorithm.replace(/#?WithComments$/, '').replace(/#$/, '')];
    if (mode === undefined) return undefined;
    const prefixes = holder === null ? '' : textAt(holder, 'ec:InclusiveNamespaces/@PrefixList');
    return {
      mode,
      withComments: algorithm.endsWith('WithComments'),
      ...(prefixes === '' ? {} : { inclusiveNamespacePrefixes: prefixes.split(/\s+/) }),
    };
  };

  /** The canonical form of the root without the signature that stands at this place among its signatures. */
  const digestInput = (index: number, transforms: readonly XmlNode[]): Buffer | undefined => {
    const names = transforms.map((one) => textAt(one, '@Algorithm'));
    const canonical = transforms.find((_, place) => names[place] !== enveloped) ?? null;
    const options = optionsOf(canonical === null ? inclusive : textAt(canonical, '@Algorithm'), canonical);
    if (options === undefined || names.filter((name) => name !== enveloped).length > 1) return undefined;
    const copy = lib.XmlDocument.fromString(text);
    try {
      if (names.includes(enveloped)) copy.root.find('ds:Signature', namespaces)[index]?.remove();
      return Buffer.from(copy.root.canonicalizeToString(options));
    } finally {
      copy.dispose();
    }
  };

  const rootId = document.root.attr('ID')?.value;
  return document.root.find('ds:Signature', namespaces).map((signature, index): XmlSignature => {
    const signedInfo = signature.get('ds:SignedInfo', namespaces);
    const method = signature.get('ds:SignedInfo/ds:CanonicalizationMethod', namespaces);
    const canonicalization = textAt(signature, 'ds:SignedInfo/ds:CanonicalizationMethod/@Algorithm');
    const options = optionsOf(canonicalization, method);
    return {
      signatureMethod: textAt(signature, 'ds:SignedInfo/ds:SignatureMethod/@Algorithm'),
      canonicalization,
      references: signature.find('ds:SignedInfo/ds:Reference', namespaces).map((reference): XmlReference => {
        const transforms = reference.find('ds:Transforms/ds:Transform', namespaces);
        const uri = reference.get('@URI')?.content;
        const digestMethod = textAt(reference, 'ds:DigestMethod/@Algorithm');
        const isRoot = uri === '' || (rootId !== undefined && uri === `#${rootId}`);
        const octets = isRoot ? digestInput(index, transforms) : undefined;
        const hash = digests[digestMethod];
        const stated = textAt(reference, 'ds:DigestValue').replaceAll(/\s/g, '');
        return {
          uri,
          transforms: transforms.map((one) => textAt(one, '@Algorithm')),
          digestMethod,
          digestMatches:
            octets === undefined || hash === undefined
              ? undefined
              : createHash(hash).update(octets).digest('base64') === stated,
        };
      }),
      signedInfo:
        isElement(signedInfo) && options !== undefined
          ? Buffer.from(signedInfo.canonicalizeToString(options))
          : undefined,
      value: Buffer.from(textAt(signature, 'ds:SignatureValue'), 'base64'),
      certificates: signature.find('ds:KeyInfo//ds:X509Certificate', namespaces).map(({ content }) => content),
      objects: signature.find('ds:Object', namespaces).length,
      rootId,
    };
  });
}

const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const modes = (known: typeof import('libxml2-wasm').XmlC14NMode): Readonly<Record<string, C14NOptions['mode']>> => ({
  [inclusive]: known.XML_C14N_1_0,
  'http://www.w3.org/2006/12/xml-c14n11': known.XML_C14N_1_1,
  'http://www.w3.org/2001/10/xml-exc-c14n': known.XML_C14N_EXCLUSIVE_1_0,
});
