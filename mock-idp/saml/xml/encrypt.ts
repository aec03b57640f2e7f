/** XML Encryption of one element for one or several recipients, the EncryptedKeys inside ds:KeyInfo as Okta has them. */
import { constants, createCipheriv, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { element } from './build.ts';
import { SAML_ASSERTION, XML_DSIG, XML_ENC, XML_ENC_11 } from './namespaces.ts';
import { wrapAt76 } from './sign.ts';
import type { XmlElement } from './tree.ts';
import { writeElement } from './write.ts';

export type ContentAlgorithm = 'AES128_CBC' | 'AES256_CBC' | 'AES128_GCM' | 'AES256_GCM';
export type KeyTransportAlgorithm = 'RSA_OAEP' | 'RSA_OAEP_SHA256';

/** How, and for whom. */
export interface EncryptionRecipe {
  algorithm: ContentAlgorithm;
  keyTransport: KeyTransportAlgorithm;
  /** DER in base64, one for each recipient. */
  certificates: readonly string[];
}

const CIPHERS = {
  AES128_CBC: { uri: `${XML_ENC}aes128-cbc`, name: 'aes-128-cbc', keyOctets: 16 },
  AES256_CBC: { uri: `${XML_ENC}aes256-cbc`, name: 'aes-256-cbc', keyOctets: 32 },
  AES128_GCM: { uri: `${XML_ENC_11}aes128-gcm`, name: 'aes-128-gcm', keyOctets: 16 },
  AES256_GCM: { uri: `${XML_ENC_11}aes256-gcm`, name: 'aes-256-gcm', keyOctets: 32 },
} as const;

/** Puts an element, which must declare every prefix it uses, as ciphertext into a container of this name. */
export function encryptElement(container: string, content: XmlElement, recipe: EncryptionRecipe): XmlElement {
  const cipher = CIPHERS[recipe.algorithm];
  const key = randomBytes(cipher.keyOctets);
  return element(container, {
    namespaces: { [container.slice(0, container.indexOf(':'))]: SAML_ASSERTION },
    children: [
      element('xenc:EncryptedData', {
        namespaces: { xenc: XML_ENC },
        attributes: { Type: `${XML_ENC}Element` },
        children: [
          element('xenc:EncryptionMethod', { attributes: { Algorithm: cipher.uri } }),
          element('ds:KeyInfo', {
            namespaces: { ds: XML_DSIG },
            children: recipe.certificates.map((certificate) => encryptedKey(key, certificate, recipe.keyTransport)),
          }),
          cipherData(encrypt(recipe.algorithm, key, Buffer.from(writeElement(content), 'utf8'))),
        ],
      }),
    ],
  });
}

function encrypt(algorithm: ContentAlgorithm, key: Buffer, octets: Buffer): Buffer {
  const { name } = CIPHERS[algorithm];
  if (name === 'aes-128-gcm' || name === 'aes-256-gcm') {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(name, key, nonce);
    return Buffer.concat([nonce, cipher.update(octets), cipher.final(), cipher.getAuthTag()]);
  }
  const vector = randomBytes(16);
  // What node pads with, PKCS #7, is one of the paddings that XML Encryption §5.2.1 allows.
  const cipher = createCipheriv(name, key, vector);
  return Buffer.concat([vector, cipher.update(octets), cipher.final()]);
}

function encryptedKey(key: Buffer, certificate: string, transport: KeyTransportAlgorithm): XmlElement {
  const oaepHash = transport === 'RSA_OAEP' ? 'sha1' : 'sha256';
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
  const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, key);
  const digest = oaepHash === 'sha1' ? `${XML_DSIG}sha1` : `${XML_ENC}sha256`;
  return element('xenc:EncryptedKey', {
    children: [
      element('xenc:EncryptionMethod', {
        attributes: { Algorithm: oaepHash === 'sha1' ? `${XML_ENC}rsa-oaep-mgf1p` : `${XML_ENC_11}rsa-oaep` },
        children: [
          element('ds:DigestMethod', { attributes: { Algorithm: digest } }),
          oaepHash === 'sha1'
            ? undefined
            : element('xenc11:MGF', {
                namespaces: { xenc11: XML_ENC_11 },
                attributes: { Algorithm: `${XML_ENC_11}mgf1sha256` },
              }),
        ],
      }),
      cipherData(wrapped),
    ],
  });
}

function cipherData(octets: Buffer): XmlElement {
  return element('xenc:CipherData', {
    children: [element('xenc:CipherValue', { children: [wrapAt76(octets.toString('base64'))] })],
  });
}
