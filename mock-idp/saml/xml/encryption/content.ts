/** The content ciphers of XML Encryption: octets in, what CipherValue holds out. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { XML_ENC, XML_ENC_11 } from '../namespaces.ts';

/** Okta's names; the last is one that Okta does not offer. */
export type ContentAlgorithm = 'AES128_CBC' | 'AES256_CBC' | 'AES128_GCM' | 'AES256_GCM' | 'TRIPLEDES_CBC';

const CIPHERS = {
  AES128_CBC: { uri: `${XML_ENC}aes128-cbc`, name: 'aes-128-cbc', keyOctets: 16, vectorOctets: 16 },
  AES256_CBC: { uri: `${XML_ENC}aes256-cbc`, name: 'aes-256-cbc', keyOctets: 32, vectorOctets: 16 },
  AES128_GCM: { uri: `${XML_ENC_11}aes128-gcm`, name: 'aes-128-gcm', keyOctets: 16, vectorOctets: 12 },
  AES256_GCM: { uri: `${XML_ENC_11}aes256-gcm`, name: 'aes-256-gcm', keyOctets: 32, vectorOctets: 12 },
  TRIPLEDES_CBC: { uri: `${XML_ENC}tripledes-cbc`, name: 'des-ede3-cbc', keyOctets: 24, vectorOctets: 8 },
} as const;

/** The URI by which EncryptionMethod names a cipher. */
export function contentUri(algorithm: ContentAlgorithm): string {
  return CIPHERS[algorithm].uri;
}

/** A fresh content key. */
export function contentKey(algorithm: ContentAlgorithm): Buffer {
  return randomBytes(CIPHERS[algorithm].keyOctets);
}

/** Vector or nonce, ciphertext, and with GCM the tag. */
export function encryptContent(algorithm: ContentAlgorithm, key: Buffer, octets: Buffer): Buffer {
  const { name, vectorOctets } = CIPHERS[algorithm];
  const vector = randomBytes(vectorOctets);
  if (name === 'aes-128-gcm' || name === 'aes-256-gcm') {
    const cipher = createCipheriv(name, key, vector);
    return Buffer.concat([vector, cipher.update(octets), cipher.final(), cipher.getAuthTag()]);
  }
  // What node pads with, PKCS #7, is one of the paddings that XML Encryption §5.2.1 allows.
  const cipher = createCipheriv(name, key, vector);
  return Buffer.concat([vector, cipher.update(octets), cipher.final()]);
}
