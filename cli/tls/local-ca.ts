/** A certificate authority for this machine: whoever trusts it can be deceived about loopback names, and about nothing else. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { constraintsFor, type HostNames, subjectAltNames } from './host-names.ts';

const { md, pki } = forge;

/** An authority, PEM. */
export interface LocalCa {
  certificate: string;
  key: string;
}

const caYears = 2;
/** Made afresh at every start, and kept nowhere. */
const serverDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKey, publicKey: pki.publicKeyFromPem(publicKey) };
}

function blank(publicKey: forge.pki.PublicKey, now: Date, until: Date): forge.pki.Certificate {
  const certificate = pki.createCertificate();
  certificate.publicKey = publicKey;
  // A leading zero bit keeps the serial number positive, as RFC 5280 §4.1.2.2 wants it.
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  // Clocks of other machines may be behind.
  certificate.validity.notBefore = new Date(now.getTime() - dayMs);
  certificate.validity.notAfter = until;
  return certificate;
}

/** Makes an authority that may vouch for these names only. Its own name is unlike any other's, so that it can be found and removed. */
export function makeCa(names: HostNames, now: Date): LocalCa {
  const { privateKey, publicKey } = keyPair();
  const certificate = blank(publicKey, now, new Date(now.getTime() + caYears * 365 * dayMs));
  const subject = [{ name: 'commonName', value: `saml-assay local CA ${randomBytes(3).toString('hex')}` }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
    { id: constraintsId, critical: true, value: constraintsFor(names) },
  ]);
  certificate.sign(pki.privateKeyFromPem(privateKey), md.sha256.create());
  return { certificate: pki.certificateToPem(certificate), key: privateKey };
}

/** RFC 5280 §4.2.1.10: name constraints. */
const constraintsId = '2.5.29.30';

/** True if the authority was made for these names. */
export function vouchesFor(ca: LocalCa, names: HostNames): boolean {
  const { extensions } = pki.certificateFromPem(ca.certificate);
  const limits: unknown = extensions.find(({ id }) => id === constraintsId)?.value;
  return limits === constraintsFor(names);
}

/** By which name people find it in their browser. */
export function caName({ certificate }: Pick<LocalCa, 'certificate'>): string {
  return String(pki.certificateFromPem(certificate).subject.getField('CN')?.value);
}

/** Issues a server certificate with a key of its own. */
export function issueServerCertificate(ca: LocalCa, names: HostNames, now: Date): { certificate: string; key: string } {
  const { privateKey, publicKey } = keyPair();
  const authority = pki.certificateFromPem(ca.certificate);
  const certificate = blank(publicKey, now, new Date(now.getTime() + serverDays * dayMs));
  certificate.setSubject([{ name: 'commonName', value: 'localhost' }]);
  certificate.setIssuer(authority.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: subjectAltNames(names) },
    { name: 'authorityKeyIdentifier', keyIdentifier: authority.generateSubjectKeyIdentifier().getBytes() },
  ]);
  certificate.sign(pki.privateKeyFromPem(ca.key), md.sha256.create());
  return { certificate: pki.certificateToPem(certificate), key: privateKey };
}
