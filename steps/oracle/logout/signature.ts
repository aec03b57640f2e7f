/** Signatures of logout messages, verified with node:crypto. */
import { type KeyObject, verify, X509Certificate } from 'node:crypto';

/** An enveloped signature of the root, ready to be verified with somebody's keys. */
export interface Signature {
  algorithm: string;
  /** Whether its one Reference is over this very root, by the two transforms SAML allows, and the digest is right. */
  covers: boolean;
  /** The octets that were signed. */
  octets: Buffer;
  value: Buffer;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
/** SHA-1 is weak, but SAMLBind §3.4.4.1 and SAMLCore §5.4.1 have it: a message signed with it is signed. */
const hashes: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'sha1',
  [`${MORE}rsa-sha256`]: 'sha256',
  [`${MORE}rsa-sha384`]: 'sha384',
  [`${MORE}rsa-sha512`]: 'sha512',
};

/** The public keys of certificates, DER in base64. What cannot be read vouches for nothing. */
export function keysOf(certificates: readonly string[]): KeyObject[] {
  return certificates.flatMap((certificate) => {
    try {
      return [new X509Certificate(Buffer.from(certificate, 'base64')).publicKey];
    } catch {
      return [];
    }
  });
}

/** Why an enveloped signature does not hold; undefined when it does (SAMLCore §5.4). */
export function envelopedProblem(signatures: readonly Signature[], keys: readonly KeyObject[]): string | undefined {
  const [only, ...more] = signatures;
  if (only === undefined) return 'The message is not signed.';
  if (more.length > 0) return `The message has ${signatures.length} signatures.`;
  if (!only.covers) return 'The signature is not over the message, or the message was changed.';
  return valueProblem(only.algorithm, only.octets, only.value, keys);
}

/** Why the signature of a query does not hold; undefined when it does (SAMLBind §3.4.4.1). */
export function queryProblem(query: string, keys: readonly KeyObject[]): string | undefined {
  const raw = new Map(query.split('&').map((pair) => [pair.replace(/=.*$/s, ''), pair.replace(/^[^=]*=?/s, '')]));
  const clear = (name: string) => decodeURIComponent((raw.get(name) ?? '').replaceAll('+', ' '));
  if (!raw.has('Signature') || !raw.has('SigAlg')) return 'The query is not signed.';
  const octets = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name)}`)
    .join('&');
  return valueProblem(clear('SigAlg'), Buffer.from(octets), Buffer.from(clear('Signature'), 'base64'), keys);
}

function valueProblem(algorithm: string, octets: Buffer, value: Buffer, keys: readonly KeyObject[]) {
  const hash = hashes[algorithm];
  if (hash === undefined) return `The signature algorithm is "${algorithm}".`;
  if (keys.length === 0) return "The SP's metadata has no certificate that verifies signatures.";
  const holds = keys.some((key) => key.asymmetricKeyType === 'rsa' && verify(hash, octets, key, value));
  return holds ? undefined : "The signature is not by a key of the SP's metadata.";
}
