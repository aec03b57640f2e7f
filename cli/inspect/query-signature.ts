/** The signature of HTTP-Redirect: over the query, octet for octet as it was sent (SAMLBind §3.4.4.1). */
import { verify, X509Certificate } from 'node:crypto';
import type { Check } from './report.ts';
import { type SignatureContext, shortName } from './signatures.ts';

const name = 'signature of the query';
const clause = 'SAMLBind §3.4.4.1';

const hashes: Readonly<Record<string, string>> = {
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
  'ecdsa-sha512': 'sha512',
};

/** The parameters as they stand in the query, not decoded. */
function rawParameters(query: string): Map<string, string> {
  return new Map(query.split('&').map((part) => [part.split('=', 1)[0] ?? '', part]));
}

/** Checks of a signed query; none where the query carries no signature. */
export function querySignatureChecks(query: string | undefined, { certificate }: SignatureContext): Check[] {
  const parameters = new URLSearchParams(query);
  const signature = parameters.get('Signature');
  if (query === undefined || signature === null) return [];
  const algorithm = shortName(parameters.get('SigAlg') ?? undefined);
  const weak: Check[] = algorithm.endsWith('sha1')
    ? [{ name: 'algorithm of the query', clause: 'RFC 9155', verdict: 'bad', says: 'SHA-1 is weak: use SHA-256.' }]
    : [];
  if (certificate === undefined) {
    const says = `${algorithm}; a query brings no certificate: give that of the sender with --certificate.`;
    return [{ name, clause, verdict: 'unknown', says }, ...weak];
  }
  const hash = hashes[algorithm];
  if (hash === undefined) return [{ name, clause, verdict: 'unknown', says: `${algorithm} is not known here.` }];
  const raw = rawParameters(query);
  const signed = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg'].flatMap((one) => raw.get(one) ?? []).join('&');
  const octets = Buffer.from(signature, 'base64');
  const holds = verifies(hash, signed, certificate, octets);
  const says = holds
    ? `${algorithm} verifies.`
    : `${algorithm} does not verify: another key signed, or SAMLRequest, RelayState or SigAlg was changed or encoded anew.`;
  return [{ name, clause, verdict: holds ? 'ok' : 'bad', says }, ...weak];
}

function verifies(hash: string, signed: string, certificate: string, signature: Buffer): boolean {
  try {
    const key = new X509Certificate(certificate).publicKey;
    // XML Signature writes r and s side by side, and so do senders here; OpenSSL's own form is DER.
    return (['ieee-p1363', 'der'] as const).some((dsaEncoding) =>
      verify(hash, Buffer.from(signed), { key, dsaEncoding }, signature),
    );
  } catch {
    return false;
  }
}
