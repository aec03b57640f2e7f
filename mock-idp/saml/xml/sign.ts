/** Enveloped XML signatures in Okta's layout. The arithmetic runs on the libuv pool, so that messages are signed side by side. */
import { constants, createHash, createHmac, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { element } from './build.ts';
import { insertAfter } from './edit.ts';
import { forgePadding, type Rubbish } from './forged-padding.ts';
import { EXCLUSIVE_C14N, XML_DSIG } from './namespaces.ts';
import type { XmlElement } from './tree.ts';
import { canonicalise } from './write.ts';

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** The prefixes Okta's signatures treat inclusively. */
export const INCLUSIVE_PREFIXES: readonly string[] = ['xs'];

const DIGESTS: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#md5': 'md5',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

const HASHES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'sha1',
  [`${XML_DSIG}dsa-sha1`]: 'sha1',
  [`${MORE}rsa-md5`]: 'md5',
  [`${MORE}rsa-sha384`]: 'sha384',
  [`${MORE}rsa-sha512`]: 'sha512',
  [`${MORE}ecdsa-sha384`]: 'sha384',
  [`${MORE}ecdsa-sha512`]: 'sha512',
};

const CURVE_HASHES: Readonly<Record<string, string>> = { secp384r1: 'sha384', secp521r1: 'sha512' };

/** The plain signature method of a key: RSA-SHA256, DSA-SHA1, or the ECDSA whose hash is as strong as the curve. */
export function usualSignatureMethod({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject): string {
  if (asymmetricKeyType === 'dsa') return `${XML_DSIG}dsa-sha1`;
  if (asymmetricKeyType !== 'ec') return RSA_SHA256;
  return `${MORE}ecdsa-${CURVE_HASHES[asymmetricKeyDetails?.namedCurve ?? ''] ?? 'sha256'}`;
}

/** RSASSA-PSS with SHA-256, and a salt as long as the hash (RFC 9231 §2.3.10). */
export const RSA_PSS_SHA256 = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };

/** Who signs, and what the signature says of itself. */
export interface SignatureRecipe {
  /** A private key, RSA or EC, or the octets of an HMAC secret; without it SignatureValue stays empty. */
  signer?: KeyObject | Buffer;
  /** RSA-SHA256 is forged for the signer's public key, which has exponent 3; where the rubbish goes. */
  forged?: Rubbish;
  /** DER in base64 for `ds:X509Certificate`; without it there is no `ds:KeyInfo`. */
  certificate?: string;
  /** Absent: what is usual for the key. */
  signatureMethod?: string;
  digestMethod?: string;
}

const canonicalizationMethod = element('ds:CanonicalizationMethod', { attributes: { Algorithm: EXCLUSIVE_C14N } });

/** Signs an element, which must carry an `ID`, and puts `ds:Signature` right after its Issuer. */
export async function signElement(target: XmlElement, recipe: SignatureRecipe): Promise<XmlElement> {
  const digestMethod = recipe.digestMethod ?? SHA256;
  const signedInfo = element('ds:SignedInfo', {
    children: [
      canonicalizationMethod,
      element('ds:SignatureMethod', { attributes: { Algorithm: methodOf(recipe) } }),
      reference(`#${target.attributes.ID ?? ''}`, digestMethod, digestOf(target, digestMethod)),
    ],
  });
  return insertAfter(target, 'Issuer', [await signatureOver(signedInfo, recipe)]);
}

const transforms = element('ds:Transforms', {
  children: [
    element('ds:Transform', { attributes: { Algorithm: ENVELOPED_SIGNATURE } }),
    element('ds:Transform', {
      attributes: { Algorithm: EXCLUSIVE_C14N },
      children: [
        element('ec:InclusiveNamespaces', {
          namespaces: { ec: EXCLUSIVE_C14N },
          attributes: { PrefixList: INCLUSIVE_PREFIXES.join(' ') },
        }),
      ],
    }),
  ],
});

/** Builds `ds:Reference` with Okta's two transforms. */
export function reference(uri: string, digestMethod: string, digestValue: string): XmlElement {
  return element('ds:Reference', {
    attributes: { URI: uri },
    children: [
      transforms,
      element('ds:DigestMethod', { attributes: { Algorithm: digestMethod } }),
      element('ds:DigestValue', { children: [digestValue] }),
    ],
  });
}

/** The digest of an element that does not (or no longer) hold the signature in question. */
export function digestOf(
  target: XmlElement,
  digestMethod: string = SHA256,
  inclusivePrefixes: readonly string[] = INCLUSIVE_PREFIXES,
): string {
  const octets = canonicalise(target, { inclusivePrefixes });
  return createHash(DIGESTS[digestMethod] ?? 'sha256')
    .update(octets, 'utf8')
    .digest('base64');
}

/** Completes a `ds:SignedInfo` to a `ds:Signature`. */
export async function signatureOver(signedInfo: XmlElement, recipe: SignatureRecipe): Promise<XmlElement> {
  const octets = Buffer.from(canonicalise(signedInfo, { scope: { ds: XML_DSIG } }), 'utf8');
  const value = await signatureValue(octets, recipe);
  return element('ds:Signature', {
    namespaces: { ds: XML_DSIG },
    children: [
      signedInfo,
      element('ds:SignatureValue', { children: value === '' ? [] : [value] }),
      recipe.certificate === undefined ? undefined : keyInfo(recipe.certificate),
    ],
  });
}

/** Builds `ds:KeyInfo` around one certificate. */
export function keyInfo(certificate: string, namespaces: Record<string, string> = {}): XmlElement {
  return element('ds:KeyInfo', {
    namespaces,
    children: [
      element('ds:X509Data', { children: [element('ds:X509Certificate', { children: [wrapAt76(certificate)] })] }),
    ],
  });
}

/** Breaks base64 into lines of 76 columns. */
export function wrapAt76(base64: string, lineEnd = '\n'): string {
  return (base64.match(/.{1,76}/g) ?? []).join(lineEnd);
}

function methodOf({ signatureMethod, signer }: SignatureRecipe): string {
  if (signatureMethod !== undefined) return signatureMethod;
  return signer === undefined || Buffer.isBuffer(signer) ? RSA_SHA256 : usualSignatureMethod(signer);
}

async function signatureValue(octets: Buffer, recipe: SignatureRecipe): Promise<string> {
  const { signer } = recipe;
  if (signer === undefined) return '';
  if (!Buffer.isBuffer(signer) && recipe.forged !== undefined)
    return forgePadding(octets, createPublicKey(signer), recipe.forged).toString('base64');
  if (!Buffer.isBuffer(signer)) return (await signOctets(octets, signer, methodOf(recipe))).toString('base64');
  const hash = recipe.signatureMethod?.endsWith('#hmac-sha1') === true ? 'sha1' : 'sha256';
  return createHmac(hash, signer).update(octets).digest('base64');
}

/** Signs octets as a signature method says. XML Signature has ECDSA's two numbers side by side, not in DER (RFC 6931 §2.3.6). */
export function signOctets(octets: Buffer, key: KeyObject, signatureMethod: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const padding = signatureMethod === RSA_PSS_SHA256 ? PSS : {};
    sign(HASHES[signatureMethod] ?? 'sha256', octets, { key, dsaEncoding: 'ieee-p1363', ...padding }, (error, value) =>
      error === null ? resolve(value) : reject(error),
    );
  });
}
