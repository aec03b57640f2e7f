import { createHash, type KeyLike, type KeyObject, verify as verifyBytes } from 'node:crypto';
import { ExclusiveCanonicalization, type SignatureAlgorithm, type SignedXml } from 'xml-crypto';
import { ns } from '../xml/index.ts';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const signatures: Readonly<Record<string, { keyType: 'rsa' | 'ec'; hash: string }>> = {
  [`${more}rsa-sha256`]: { keyType: 'rsa', hash: 'sha256' },
  [`${more}rsa-sha384`]: { keyType: 'rsa', hash: 'sha384' },
  [`${more}rsa-sha512`]: { keyType: 'rsa', hash: 'sha512' },
  [`${more}ecdsa-sha256`]: { keyType: 'ec', hash: 'sha256' },
  [`${more}ecdsa-sha384`]: { keyType: 'ec', hash: 'sha384' },
  [`${more}ecdsa-sha512`]: { keyType: 'ec', hash: 'sha512' },
};
const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  [`${more}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};
const legacySignatures = { 'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { keyType: 'rsa', hash: 'sha1' } } as const;
const legacyDigests = { 'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1' } as const;

export const enveloped = `${ns.ds}enveloped-signature`;
/** SAMLCore 5.4.3: exclusive, with or without comments; a same-document reference holds none either way. */
export const canonicalizations: readonly string[] = [ns.excC14n, `${ns.excC14n}WithComments`];

/** Whether a SignatureMethod is on the list: asymmetric, SHA-2. HMAC never is, so a certificate cannot be a secret. */
export function signatureAllowed(algorithm: string): boolean {
  return Object.hasOwn(signatures, algorithm);
}

/** Whether a DigestMethod is on the list. */
export function digestAllowed(algorithm: string): boolean {
  return Object.hasOwn(digests, algorithm);
}

/** Replaces xml-crypto's tables, on this one instance, by the allowed algorithms, verifying with any of `keys`. */
export function restrictAlgorithms(signedXml: SignedXml, keys: readonly KeyObject[], legacy: boolean): void {
  const usable = legacy ? { ...signatures, ...legacySignatures } : signatures;
  signedXml.SignatureAlgorithms = Object.fromEntries(
    Object.entries(usable).map(([name, { keyType, hash }]) => [name, signatureClass(name, keyType, hash, keys)]),
  );
  const hashes = legacy ? { ...digests, ...legacyDigests } : digests;
  signedXml.HashAlgorithms = Object.fromEntries(
    Object.entries(hashes).map(([name, hash]) => [name, digestClass(name, hash)]),
  );
  for (const name of Object.keys(signedXml.CanonicalizationAlgorithms)) {
    if (name !== enveloped && !canonicalizations.includes(name)) delete signedXml.CanonicalizationAlgorithms[name];
  }
  // Comments are gone before canonicalisation, and the Signature may hold none, so both spellings mean the same.
  for (const name of canonicalizations) signedXml.CanonicalizationAlgorithms[name] = ExclusiveByCodePoint;
}

/** xml-crypto orders namespace prefixes by locale; the specification orders by code point (`B` before `a`). */
class ExclusiveByCodePoint extends ExclusiveCanonicalization {
  override nsCompare(a: { prefix: string }, b: { prefix: string }): number {
    return a.prefix === b.prefix ? 0 : a.prefix < b.prefix ? -1 : 1;
  }
}

function signatureClass(name: string, keyType: string, hash: string, keys: readonly KeyObject[]) {
  return class implements SignatureAlgorithm {
    getAlgorithmName(): string {
      return name;
    }
    getSignature(): never {
      throw new Error('this service provider verifies, it does not sign');
    }
    verifySignature(material: string, _key: KeyLike, value: string): boolean {
      const signature = Buffer.from(value, 'base64');
      // The algorithm must fit the key: an RSA key is never asked to verify what claims to be ECDSA, nor the reverse.
      return keys
        .filter((key) => key.asymmetricKeyType === keyType)
        .some((key) => verifyBytes(hash, Buffer.from(material), { key, dsaEncoding: 'ieee-p1363' }, signature));
    }
  };
}

function digestClass(name: string, hash: string) {
  return class {
    getAlgorithmName(): string {
      return name;
    }
    getHash(xml: string): string {
      return createHash(hash).update(xml, 'utf8').digest('base64');
    }
  };
}
