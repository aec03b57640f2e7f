/**
 * Self-signed certificates. node-forge writes the DER and is loaded only here; the key and the signature are
 * node:crypto's, which is a hundred times faster, and which alone of the two knows curves and DSA.
 */
import { type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import type { GeneratedKind } from './kind.ts';
import { oktaSubject, yearsOn } from './okta-certificate.ts';

type Asn1 = import('node-forge').asn1.Asn1;

/** How a key of that kind signs certificates. */
const SIGNATURES = {
  RSA: { hash: 'sha256', oid: '1.2.840.113549.1.1.11', parameters: 'NULL' },
  'P-256': { hash: 'sha256', oid: '1.2.840.10045.4.3.2', parameters: 'absent' },
  'P-384': { hash: 'sha384', oid: '1.2.840.10045.4.3.3', parameters: 'absent' },
  DSA: { hash: 'sha1', oid: '1.2.840.10040.4.3', parameters: 'absent' },
  'P-521': { hash: 'sha512', oid: '1.2.840.10045.4.3.4', parameters: 'absent' },
} as const;

export interface SelfSigned {
  subdomain: string;
  notBefore: Date;
  years: number;
  kind: GeneratedKind;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Makes the certificate (RFC 5280 §4.1), version 3, without extensions. */
export async function selfSign({ kind, ...wanted }: SelfSigned): Promise<X509Certificate> {
  const { asn1, pki } = (await import('node-forge')).default;
  const { Class, Type } = asn1;
  const universal = (type: number, value: string | Asn1[]) =>
    asn1.create(Class.UNIVERSAL, type, Array.isArray(value), value);
  const sequence = (...parts: Asn1[]) => universal(Type.SEQUENCE, parts);
  const time = (at: Date) => universal(Type.UTCTIME, asn1.dateToUtcTime(at));

  const { hash, oid, parameters } = SIGNATURES[kind];
  const identifier = universal(Type.OID, asn1.oidToDer(oid).getBytes());
  const algorithm = parameters === 'NULL' ? sequence(identifier, universal(Type.NULL, '')) : sequence(identifier);
  const holder = pki.createCertificate().subject;
  for (const field of oktaSubject(wanted.subdomain)) holder.addField(field);
  const name = pki.distinguishedNameToAsn1(holder);
  const certificate = sequence(
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [universal(Type.INTEGER, '\x02')]),
    // A leading 01 keeps the serial number positive, as RFC 5280 §4.1.2.2 wants it.
    universal(Type.INTEGER, `\x01${randomBytes(6).toString('binary')}`),
    algorithm,
    name,
    sequence(time(wanted.notBefore), time(yearsOn(wanted.notBefore, wanted.years))),
    name,
    asn1.fromDer(wanted.publicKey.export({ type: 'spki', format: 'der' }).toString('binary')),
  );
  const octets = (part: Asn1) => Buffer.from(asn1.toDer(part).getBytes(), 'binary');
  const signature = sign(hash, octets(certificate), wanted.privateKey).toString('binary');
  return new X509Certificate(octets(sequence(certificate, algorithm, universal(Type.BITSTRING, `\x00${signature}`))));
}
