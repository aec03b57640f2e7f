import { type KeyObject, verify } from 'node:crypto';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const RSA_SHA1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const hashes: Readonly<Record<string, string>> = {
  [RSA_SHA1]: 'sha1',
  [`${more}rsa-sha256`]: 'sha256',
  [`${more}rsa-sha384`]: 'sha384',
  [`${more}rsa-sha512`]: 'sha512',
};

/**
 * What is wrong with the signature of a Redirect query; undefined when nothing is. It covers the octets as received: what
 * is decoded and encoded again may be other octets, and then a good signature fails or a bad one fits.
 */
export function redirectSignatureProblem(
  query: string,
  message: 'SAMLRequest' | 'SAMLResponse',
  keys: readonly KeyObject[],
  weak: boolean,
): string | undefined {
  const raw = new Map<string, string>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    if (!['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'].includes(decode(name) ?? '')) continue;
    // Two of one name, or one spelled with escapes, would let one be signed and the other be read.
    if (decode(name) !== name || raw.has(name)) return `The parameter ${decode(name)} is there more than once.`;
    raw.set(name, value);
  }
  if (raw.has('SAMLRequest') && raw.has('SAMLResponse')) return 'SAMLRequest and SAMLResponse are both there.';
  const [algorithm, signature] = [decode(raw.get('SigAlg')), decode(raw.get('Signature'))];
  if (algorithm === undefined || signature === undefined) return 'The message is not signed.';
  const isAccepted = Object.hasOwn(hashes, algorithm) && (weak || algorithm !== RSA_SHA1);
  const hash = isAccepted ? hashes[algorithm] : undefined;
  if (hash === undefined) return 'SigAlg names an algorithm that is not accepted here.';
  const octets = [message, 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name)}`)
    .join('&');
  const value = Buffer.from(signature, 'base64');
  const valid = keys.some((key) => verify(hash, Buffer.from(octets, 'latin1'), key, value));
  return valid ? undefined : 'The signature does not verify with the Signature Certificate of the app.';
}

function decode(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
