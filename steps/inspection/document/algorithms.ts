import { constants, type KeyObject, verify } from 'node:crypto';

/** Digest algorithm identifiers and the names node:crypto has for them. */
export const digests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#md5': 'md5',
  'http://www.w3.org/2001/04/xmldsig-more#sha224': 'sha224',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

interface SignatureAlgorithm {
  hash: string;
  key: 'rsa' | 'rsa-pss' | 'ec';
}

const signatures: Readonly<Record<string, SignatureAlgorithm>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { hash: 'sha1', key: 'rsa' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-md5': { hash: 'md5', key: 'rsa' },
  ...Object.fromEntries(
    ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'].flatMap((hash): [string, SignatureAlgorithm][] => [
      [`http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`, { hash, key: 'rsa' }],
      [`http://www.w3.org/2001/04/xmldsig-more#ecdsa-${hash}`, { hash, key: 'ec' }],
      [`http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`, { hash, key: 'rsa-pss' }],
    ]),
  ),
};

/** Whether a signature or digest algorithm is built on a hash that can no longer be relied on; undefined for one we do not know. */
export function isWeak(algorithm: string): boolean | undefined {
  const hash = digests[algorithm] ?? signatures[algorithm]?.hash;
  return hash === undefined ? undefined : ['sha1', 'md5'].includes(hash);
}

/** Whether a value is the signature of the octets with any of the keys; undefined where the algorithm is unknown. */
export function verifies(
  algorithm: string,
  octets: Buffer,
  value: Buffer,
  keys: readonly KeyObject[],
): boolean | undefined {
  const known = signatures[algorithm];
  if (known === undefined) return undefined;
  return keys.some((key) => {
    if (key.asymmetricKeyType !== (known.key === 'ec' ? 'ec' : 'rsa')) return false;
    const padding = known.key === 'rsa-pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    return verify(known.hash, octets, { key, dsaEncoding: 'ieee-p1363', ...padding }, value);
  });
}
