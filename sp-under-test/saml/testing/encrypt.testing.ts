import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import type { TestKey } from './sign-response.testing.ts';

const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const xenc11 = 'http://www.w3.org/2009/xmlenc11#';
const ds = 'http://www.w3.org/2000/09/xmldsig#';

/** How an Assertion or a NameID is encrypted; the defaults are what most identity providers do. */
export interface EncryptionRecipe {
  cipher?: 'aes128-cbc' | 'aes256-cbc' | 'aes128-gcm' | 'aes256-gcm';
  /** Algorithm URI that is claimed, whatever was used. */
  claimed?: string;
  transport?: 'mgf1p' | 'oaep11' | 'rsa15';
  /** EncryptedKeys beside the EncryptedData instead of in its KeyInfo. */
  sibling?: boolean;
  recipients: readonly TestKey[];
  /** What is done to nonce or vector, ciphertext and tag. */
  spoil?(octets: Buffer): Buffer;
}

/** Encrypts XML into a container element such as `EncryptedAssertion`. */
export function encryptInto(container: string, xml: string, recipe: EncryptionRecipe): string {
  const { cipher = 'aes256-gcm', spoil = (octets: Buffer) => octets } = recipe;
  const key = randomBytes(cipher.startsWith('aes128') ? 16 : 32);
  const octets = spoil(seal(cipher, key, Buffer.from(xml)));
  const keys = recipe.recipients.map((one) => encryptedKey(one, key, recipe.transport ?? 'mgf1p')).join('');
  const claimed = recipe.claimed ?? `${cipher.endsWith('gcm') ? xenc11 : xenc}${cipher}`;
  const inside = recipe.sibling ? '' : `<ds:KeyInfo xmlns:ds="${ds}">${keys}</ds:KeyInfo>`;
  return `<saml:${container} xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element"><xenc:EncryptionMethod Algorithm="${claimed}"/>${inside}${value(octets)}</xenc:EncryptedData>${recipe.sibling ? keys : ''}</saml:${container}>`;
}

function seal(cipher: string, key: Buffer, octets: Buffer): Buffer {
  if (cipher.endsWith('gcm')) {
    const nonce = randomBytes(12);
    const made = createCipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce);
    return Buffer.concat([nonce, made.update(octets), made.final(), made.getAuthTag()]);
  }
  const vector = randomBytes(16);
  const made = createCipheriv(key.length === 16 ? 'aes-128-cbc' : 'aes-256-cbc', key, vector).setAutoPadding(false);
  // Arbitrary octets before the count, as XML Encryption 5.2.1 allows and PKCS #7 does not.
  const count = 16 - (octets.length % 16);
  const padding = Buffer.concat([randomBytes(count - 1), Buffer.from([count])]);
  return Buffer.concat([vector, made.update(Buffer.concat([octets, padding])), made.final()]);
}

function encryptedKey(recipient: TestKey, key: Buffer, transport: 'mgf1p' | 'oaep11' | 'rsa15'): string {
  const { publicKey } = new X509Certificate(recipient.certificate);
  const methods = {
    mgf1p: `<xenc:EncryptionMethod Algorithm="${xenc}rsa-oaep-mgf1p"><ds:DigestMethod xmlns:ds="${ds}" Algorithm="${ds}sha1"/></xenc:EncryptionMethod>`,
    oaep11: `<xenc:EncryptionMethod Algorithm="${xenc11}rsa-oaep"><ds:DigestMethod xmlns:ds="${ds}" Algorithm="${xenc}sha256"/><x:MGF xmlns:x="${xenc11}" Algorithm="${xenc11}mgf1sha256"/></xenc:EncryptionMethod>`,
    rsa15: `<xenc:EncryptionMethod Algorithm="${xenc}rsa-1_5"/>`,
  };
  const padding = transport === 'rsa15' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING;
  const oaepHash = transport === 'oaep11' ? 'sha256' : 'sha1';
  const wrapped = publicEncrypt({ key: publicKey, padding, oaepHash }, key);
  return `<xenc:EncryptedKey xmlns:xenc="${xenc}">${methods[transport]}${value(wrapped)}</xenc:EncryptedKey>`;
}

function value(octets: Buffer): string {
  return `<xenc:CipherData><xenc:CipherValue>${octets.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
}
