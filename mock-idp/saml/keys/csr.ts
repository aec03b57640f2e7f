/**
 * Certificate signing requests (RFC 2986). node-forge writes the DER and is loaded only here; key and signature are
 * node:crypto's.
 */
import { generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** Whom the certificate is to name; Okta's keys. */
export interface CsrSubject {
  countryName?: string;
  stateOrProvinceName?: string;
  localityName?: string;
  organizationName?: string;
  organizationalUnitName?: string;
  commonName?: string;
}

/** A key without a certificate yet, and the request for one. */
export interface KeyWithRequest {
  privateKey: KeyObject;
  /** DER. */
  request: Buffer;
}

/** The order in which names usually stand. */
const order: readonly (keyof CsrSubject)[] = [
  'countryName',
  'stateOrProvinceName',
  'localityName',
  'organizationName',
  'organizationalUnitName',
  'commonName',
];

type Asn1 = import('node-forge').asn1.Asn1;

/** Makes a key of 2,048 bits RSA and the request for its certificate, with `dnsNames` as subjectAltName. */
export async function requestCertificate(
  subject: CsrSubject,
  dnsNames: readonly string[] = [],
): Promise<KeyWithRequest> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { asn1, pki } = (await import('node-forge')).default;
  const { Class, Type } = asn1;
  const universal = (type: number, value: string | Asn1[]) =>
    asn1.create(Class.UNIVERSAL, type, Array.isArray(value), value);
  const context = (tag: number, value: string | Asn1[]) =>
    asn1.create(Class.CONTEXT_SPECIFIC, tag, Array.isArray(value), value);
  const sequence = (...parts: Asn1[]) => universal(Type.SEQUENCE, parts);
  const oid = (dotted: string) => universal(Type.OID, asn1.oidToDer(dotted).getBytes());
  const octets = (part: Asn1) => Buffer.from(asn1.toDer(part).getBytes(), 'binary');

  const holder = pki.createCertificate().subject;
  for (const name of order) {
    const value = subject[name];
    // A country is two letters of the PrintableString alphabet; anything else may be written in any script.
    const valueTagClass: number = name === 'countryName' ? Type.PRINTABLESTRING : Type.UTF8;
    if (value !== undefined) holder.addField({ name, value, valueTagClass });
  }
  const altNames = sequence(...dnsNames.map((name) => context(2, name)));
  const subjectAltName = sequence(oid('2.5.29.17'), universal(Type.OCTETSTRING, octets(altNames).toString('binary')));
  const extensionRequest = sequence(oid('1.2.840.113549.1.9.14'), universal(Type.SET, [sequence(subjectAltName)]));
  const info = sequence(
    universal(Type.INTEGER, '\x00'),
    pki.distinguishedNameToAsn1(holder),
    asn1.fromDer(publicKey.export({ type: 'spki', format: 'der' }).toString('binary')),
    context(0, dnsNames.length > 0 ? [extensionRequest] : []),
  );
  const signature = sign('sha256', octets(info), privateKey).toString('binary');
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), universal(Type.NULL, ''));
  return { privateKey, request: octets(sequence(info, algorithm, universal(Type.BITSTRING, `\x00${signature}`))) };
}
