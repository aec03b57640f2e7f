/**
 * Certificates that look as if they belonged to another key. Who trusts names, serial numbers or an issuer instead of
 * the key itself takes them for the genuine one. node-forge takes the DER apart and is loaded only when one is made.
 */
import { sign } from 'node:crypto';
import type { SigningKey } from '../contracts.ts';

/** `clone` repeats subject, issuer and serial number; `sibling` was issued by the genuine key itself. */
export type Impostor = 'clone' | 'sibling';

/** A certificate of the stranger's key that poses as one of the genuine key, in base64 like `SigningKey.certificate`. */
export async function impostorCertificate(genuine: SigningKey, stranger: SigningKey, as: Impostor): Promise<string> {
  const { asn1 } = (await import('node-forge')).default;
  const read = (certificate: string) => asn1.fromDer(Buffer.from(certificate, 'base64').toString('binary'));
  const octets = (part: import('node-forge').asn1.Asn1) => Buffer.from(asn1.toDer(part).getBytes(), 'binary');
  const [model, own] = [read(genuine.certificate), read(stranger.certificate)].map(
    ({ value: [certificate, algorithm] }) => {
      if (typeof certificate !== 'object' || typeof algorithm !== 'object') throw new Error('This is no certificate.');
      return { certificate, algorithm };
    },
  );
  if (model === undefined || own === undefined) throw new Error('This is no certificate.');
  const issuer = as === 'clone' ? { ...own, key: stranger } : { ...model, key: genuine };
  const [version, serial, , name, validity, subject] = model.certificate.value;
  const [, ownSerial, , , , ownSubject, publicKey] = own.certificate.value;
  const fields =
    as === 'clone'
      ? [version, serial, issuer.algorithm, name, validity, subject, publicKey]
      : [version, ownSerial, issuer.algorithm, name, validity, ownSubject, publicKey];
  const sequence = (parts: readonly unknown[]) =>
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts.filter(isAsn1));
  const certificate = sequence(fields);
  const curve = issuer.key.privateKey.asymmetricKeyDetails?.namedCurve;
  const hash = curve === 'secp384r1' ? 'sha384' : 'sha256';
  const signature = sign(hash, octets(certificate), issuer.key.privateKey).toString('binary');
  const bits = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, `\x00${signature}`);
  return octets(sequence([certificate, issuer.algorithm, bits])).toString('base64');
}

function isAsn1(part: unknown): part is import('node-forge').asn1.Asn1 {
  return typeof part === 'object' && part !== null && 'tagClass' in part;
}
