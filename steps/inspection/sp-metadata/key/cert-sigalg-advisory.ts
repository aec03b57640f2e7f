import type { X509Certificate } from 'node:crypto';
import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule, unjudged } from '../../result.ts';

/** Object identifiers of signatures over MD2, MD5 and SHA-1, as they stand in DER. */
const weak: Readonly<Record<string, string>> = {
  '2a864886f70d010102': 'MD2 with RSA',
  '2a864886f70d010104': 'MD5 with RSA',
  '2a864886f70d010105': 'SHA-1 with RSA',
  '2a8648ce3d0401': 'SHA-1 with ECDSA',
  '2a8648ce380403': 'SHA-1 with DSA',
};

/** IIP-MD12, SDP-MD05: who signed the certificate is of no account; some partners refuse old algorithms all the same. */
export const certSigalgAdvisory: Rule = (evidence) =>
  inMetadata(evidence, ({ document, keys }) => {
    const wrapped = keys.flatMap(({ certificate, element }) =>
      certificate === undefined ? [] : [{ certificate, element }],
    );
    if (wrapped.length === 0) return unjudged('The metadata has no certificate.');
    const old = wrapped.find(({ certificate }) => weak[signatureOid(certificate)] !== undefined);
    return old === undefined
      ? holds('No certificate is signed with MD5 or SHA-1.', document)
      : broken(`A certificate is signed with ${weak[signatureOid(old.certificate)]}.`, document, old.element.span);
  });

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm SEQUENCE { OID, … }, … } (RFC 5280 §4.1). */
function signatureOid({ raw }: X509Certificate): string {
  const body = element(raw, 0);
  const algorithm = element(raw, element(raw, body.start).end);
  const oid = element(raw, algorithm.start);
  return raw.subarray(oid.start, oid.end).toString('hex');
}

/** Where the content of a DER element stands. */
function element(der: Buffer, at: number): { start: number; end: number } {
  const first = der[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
  return { start, end: start + length };
}
