import { type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { oktaSubject } from './okta-certificate.ts';

/** What a certificate says beside its key. */
export interface CertificateRecipe {
  commonName: string;
  from: Date;
  until: Date;
  /** Hash of the certificate's own signature. Default SHA-256. */
  hash?: 'sha256' | 'sha1';
  /** Extensions and a bare subject that a validator of certificates would stumble over. */
  odd?: boolean;
}

const signatureOids = { sha256: '1.2.840.113549.1.1.11', sha1: '1.2.840.113549.1.1.5' } as const;

/** For certificates only, its signature bit among them; and an extension that nobody knows and everybody must. */
const oddExtensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, critical: true },
  { id: '1.3.6.1.4.1.99999.1', critical: true, value: '\x05\x00' },
];

/** Makes a self-signed certificate around an RSA key that is unusual in one way: its dates, its hash, its extensions. */
export async function certify(
  recipe: CertificateRecipe,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject },
): Promise<X509Certificate> {
  const { default: forge } = await import('node-forge');
  const { asn1, pki } = forge;
  const { hash = 'sha256' } = recipe;
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  // A leading zero bit keeps the serial number positive, as RFC 5280 §4.1.2.2 wants it.
  certificate.serialNumber = `01${randomBytes(6).toString('hex')}`;
  certificate.validity.notBefore = recipe.from;
  certificate.validity.notAfter = recipe.until;
  const name =
    recipe.odd === true ? [{ name: 'commonName', value: recipe.commonName }] : oktaSubject(recipe.commonName);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  if (recipe.odd === true) certificate.setExtensions(oddExtensions);
  certificate.signatureOid = signatureOids[hash];
  certificate.siginfo.algorithmOid = signatureOids[hash];
  // The certificate is laid out once to get the part that is signed, and once more with the signature in place.
  certificate.signature = '';
  const unsigned = pki.certificateToAsn1(certificate).value[0];
  if (typeof unsigned !== 'object') throw new Error('node-forge laid out no TBSCertificate.');
  const signature = sign(hash, Buffer.from(asn1.toDer(unsigned).getBytes(), 'binary'), privateKey);
  certificate.signature = signature.toString('binary');
  const der = asn1.toDer(pki.certificateToAsn1(certificate)).getBytes();
  return new X509Certificate(Buffer.from(der, 'binary'));
}
