/** XML Encryption of one element for one or several recipients, the EncryptedKeys inside ds:KeyInfo as Okta has them. */
import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import { element } from './build.ts';
import { SAML_ASSERTION, XML_DSIG, XML_ENC, XML_ENC_11 } from './namespaces.ts';
import { wrapAt76 } from './sign.ts';
import type { XmlElement } from './tree.ts';
import { writeElement } from './write.ts';

export type ContentAlgorithm = 'AES128_CBC' | 'AES256_CBC' | 'AES128_GCM' | 'AES256_GCM';
/**
 * `RSA_OAEP` is rsa-oaep-mgf1p with SHA-1, `RSA_OAEP_MGF1P_SHA256` the same with a SHA-256 digest, `RSA_OAEP_SHA256`
 * rsa-oaep of XML Encryption 1.1 with SHA-256 throughout. `RSA_15` is weak, and Okta offers it.
 */
export type KeyTransportAlgorithm = keyof typeof TRANSPORTS;

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

interface Transport {
  uri: string;
  /** The digest of OAEP, and the hash of its mask; MGF1P leaves the mask at SHA-1. */
  oaep?: { digest: 'sha1' | 'sha256'; mask?: 'sha256' };
}

const TRANSPORTS = {
  RSA_OAEP: { uri: `${XML_ENC}rsa-oaep-mgf1p`, oaep: { digest: 'sha1' } },
  RSA_OAEP_MGF1P_SHA256: { uri: `${XML_ENC}rsa-oaep-mgf1p`, oaep: { digest: 'sha256' } },
  RSA_OAEP_SHA256: { uri: `${XML_ENC_11}rsa-oaep`, oaep: { digest: 'sha256', mask: 'sha256' } },
  RSA_15: { uri: `${XML_ENC}rsa-1_5` },
} as const satisfies Record<string, Transport>;

const DIGESTS = { sha1: `${XML_DSIG}sha1`, sha256: `${XML_ENC}sha256` } as const;

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

function encryptedKey(key: Buffer, certificate: string, algorithm: KeyTransportAlgorithm): XmlElement {
  const transport: Transport = TRANSPORTS[algorithm];
  const { oaep, uri } = transport;
  return element('xenc:EncryptedKey', {
    children: [
      element('xenc:EncryptionMethod', {
        attributes: { Algorithm: uri },
        children: [
          oaep && element('ds:DigestMethod', { attributes: { Algorithm: DIGESTS[oaep.digest] } }),
          oaep?.mask &&
            element('xenc11:MGF', {
              namespaces: { xenc11: XML_ENC_11 },
              attributes: { Algorithm: `${XML_ENC_11}mgf1sha256` },
            }),
        ],
      }),
      cipherData(wrap(key, certificate, transport)),
    ],
  });
}

function wrap(key: Buffer, certificate: string, { oaep }: Transport): Buffer {
  const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
  if (oaep === undefined) return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  if (oaep.digest === 'sha256' && oaep.mask === undefined) return wrapWithTwoHashes(key, publicKey);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: oaep.digest }, key);
}

/** node:crypto takes one hash for digest and mask alike; node-forge can keep them apart, and is loaded only for this. */
function wrapWithTwoHashes(key: Buffer, publicKey: KeyObject): Buffer {
  const { md, pki }: typeof import('node-forge') = createRequire(import.meta.url)('node-forge');
  const recipient = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const options = { md: md.sha256.create(), mgf1: { md: md.sha1.create() } };
  return Buffer.from(recipient.encrypt(key.toString('binary'), 'RSA-OAEP', options), 'binary');
}

function cipherData(octets: Buffer): XmlElement {
  return element('xenc:CipherData', {
    children: [element('xenc:CipherValue', { children: [wrapAt76(octets.toString('base64'))] })],
  });
}
