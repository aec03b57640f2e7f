import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { SigningKey } from '../contracts.ts';

/** Makes a signing key of a private key and its certificate, both PEM. Throws when they do not belong together. */
export function readSigningKey(privateKeyPem: string, certificatePem: string): SigningKey {
  return pairUp(createPrivateKey(privateKeyPem), new X509Certificate(certificatePem));
}

/** Joins a private key with its certificate. The key id is the certificate's SHA-256, 43 characters of base64url. */
export function pairUp(privateKey: KeyObject, certificate: X509Certificate): SigningKey {
  if (!certificate.checkPrivateKey(privateKey)) throw new Error('The certificate is not of this private key.');
  return {
    kid: createHash('sha256').update(certificate.raw).digest('base64url'),
    privateKey,
    certificate: certificate.raw.toString('base64'),
  };
}

/** The certificate of a signing key as PEM, as Okta's "Download certificate" hands it out. */
export function certificatePem(key: Pick<SigningKey, 'certificate'>): string {
  const lines = key.certificate.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
