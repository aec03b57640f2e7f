import { type KeyObject, verify } from 'node:crypto';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const hashes: Readonly<Record<string, string>> = {
  [`${more}rsa-sha256`]: 'sha256',
  [`${more}rsa-sha384`]: 'sha384',
  [`${more}rsa-sha512`]: 'sha512',
};
const names = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg', 'Signature'];

/** The parameters of the binding in a query: decoded, and as they stood there. */
export interface RedirectQuery {
  values: ReadonlyMap<string, string>;
  raw: ReadonlyMap<string, string>;
}

/**
 * Reads a query once, for reading and for verifying: a parameter that is there twice, or spelled with escapes, would let
 * one value be signed and another be read. Undefined then, and where something is not URL-encoded at all.
 * `lenient`: the last one counts, as with a careless reader.
 */
export function readRedirectQuery(query: string, { lenient = false } = {}): RedirectQuery | undefined {
  const values = new Map<string, string>();
  const raw = new Map<string, string>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const value = at < 0 ? '' : pair.slice(at + 1);
    const decoded = decode(name);
    if (decoded === undefined || !names.includes(decoded)) continue;
    const content = decode(value);
    const clear = decoded === name && !raw.has(name) && content !== undefined;
    if (!clear && !lenient) return undefined;
    raw.set(decoded, value);
    values.set(decoded, content ?? value);
  }
  return { values, raw };
}

/** Verifies the signature over the octets of the query as received, in the order the binding fixes (SAMLBind 3.4.4.1). */
export function verifyRedirect(
  { values, raw }: RedirectQuery,
  parameter: 'SAMLRequest' | 'SAMLResponse',
  keys: readonly KeyObject[],
): 'valid' | 'missing' | 'forbidden' | 'invalid' {
  const [algorithm, signature] = [values.get('SigAlg'), values.get('Signature')];
  if (algorithm === undefined || signature === undefined || signature === '') return 'missing';
  const hash = Object.hasOwn(hashes, algorithm) ? hashes[algorithm] : undefined;
  if (hash === undefined) return 'forbidden';
  const octets = [parameter, 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name)}`)
    .join('&');
  const value = Buffer.from(signature, 'base64');
  const rsa = keys.filter((key) => key.asymmetricKeyType === 'rsa');
  return rsa.some((key) => verify(hash, Buffer.from(octets, 'latin1'), key, value)) ? 'valid' : 'invalid';
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
