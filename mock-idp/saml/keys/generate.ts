import { generateKeyPair, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningKey } from '../contracts.ts';
import { pairUp } from './certificate.ts';

/**
 * Generates an RSA-2048 key with a self-signed certificate whose subject has the shape of Okta's.
 * node-forge lays out the certificate and is loaded only here; the key and the signature are node:crypto's, which is a
 * hundred times faster.
 */
export async function generateSigningKey(subdomain: string, now: Date, years = 10): Promise<SigningKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return pairUp(privateKey, await selfSign(subdomain, now, years, privateKey, publicKey));
}

async function selfSign(subdomain: string, now: Date, years: number, privateKey: KeyObject, publicKey: KeyObject) {
  const { default: forge } = await import('node-forge');
  const { asn1, pki } = forge;
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  // A leading zero bit keeps the serial number positive, as RFC 5280 §4.1.2.2 wants it.
  certificate.serialNumber = `01${randomBytes(6).toString('hex')}`;
  certificate.validity.notBefore = now;
  certificate.validity.notAfter = new Date(Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()));
  const name = [
    { name: 'countryName', value: 'US' },
    { name: 'stateOrProvinceName', value: 'California' },
    { name: 'localityName', value: 'San Francisco' },
    { name: 'organizationName', value: 'Okta' },
    { name: 'organizationalUnitName', value: 'SSOProvider' },
    { name: 'commonName', value: subdomain },
    { name: 'emailAddress', value: 'info@okta.com' },
  ];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  const sha256WithRsa = pki.oids.sha256WithRSAEncryption ?? '1.2.840.113549.1.1.11';
  certificate.signatureOid = sha256WithRsa;
  certificate.siginfo.algorithmOid = sha256WithRsa;
  // The certificate is laid out once to get the part that is signed, and once more with the signature in place.
  certificate.signature = '';
  const unsigned = pki.certificateToAsn1(certificate).value[0];
  if (typeof unsigned !== 'object') throw new Error('node-forge laid out no TBSCertificate.');
  const signature = sign('sha256', Buffer.from(asn1.toDer(unsigned).getBytes(), 'binary'), privateKey);
  certificate.signature = signature.toString('binary');
  const der = asn1.toDer(pki.certificateToAsn1(certificate)).getBytes();
  return new X509Certificate(Buffer.from(der, 'binary'));
}
