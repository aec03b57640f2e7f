/**
 * XML Encryption, opened with a key that a person has in hand: every algorithm that an IdP may have used, forbidden and
 * weak ones included. It says why something does not open, which an SP must never do.
 */
import { createDecipheriv, createPrivateKey, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { ConfigurationError } from '../../steps/index.ts';
import { attribute, below, child, children, parseDocument, textOf } from './document.ts';

/** What was inside, or why it is not known. */
export type Opened = { element: Element; xml: string } | { why: string };

const ciphers: Readonly<Record<string, string>> = {
  'aes128-cbc': 'aes-128-cbc',
  'aes192-cbc': 'aes-192-cbc',
  'aes256-cbc': 'aes-256-cbc',
  'aes128-gcm': 'aes-128-gcm',
  'aes192-gcm': 'aes-192-gcm',
  'aes256-gcm': 'aes-256-gcm',
  'tripledes-cbc': 'des-ede3-cbc',
};

/** Local name of an algorithm's URI. */
const nameOf = (one: Element | undefined) => attribute(one, 'Algorithm')?.split(/[#/]/).at(-1);

/** The private key in a PEM. Throws ConfigurationError. */
export function privateKeyOf(pem: string, where: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below: why OpenSSL could not read it helps nobody.
  }
  throw new ConfigurationError('key_invalid', `${where} ${whatItIs(pem)}`);
}

/** What was given in place of a private RSA key, and what to do. */
function whatItIs(text: string): string {
  const give = 'give the private RSA key that belongs to the certificate in the metadata of the SP';
  const kind = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text)?.[1];
  if (kind === undefined)
    return `holds no PEM: ${give}; "openssl pkey -inform DER -in FILE -out key.pem" makes PEM of DER.`;
  if (kind.startsWith('ENCRYPTED') || text.includes('Proc-Type: 4,ENCRYPTED'))
    return 'has a passphrase: "openssl pkey -in FILE -out key.pem" writes the key without one.';
  if (kind === 'CERTIFICATE') return `is a certificate, which opens nothing: ${give}.`;
  if (kind.endsWith('PUBLIC KEY')) return `is a public key, which opens nothing: ${give}.`;
  return `holds no RSA key that can be read: ${give}.`;
}

/** Opens an EncryptedAssertion or EncryptedID (SAMLCore §6). */
export function open(container: Element, key: KeyObject | undefined): Opened {
  if (key === undefined) return { why: 'give the private key of the SP with --key to see what is in it' };
  const data = child(container, 'encryption', 'EncryptedData');
  const cipher = ciphers[nameOf(child(data, 'encryption', 'EncryptionMethod')) ?? ''];
  if (!data || cipher === undefined) return { why: 'it names no cipher that is known here' };
  const wrapped = [...below(data, 'encryption', 'EncryptedKey'), ...children(container, 'encryption', 'EncryptedKey')];
  const contentKeys = wrapped.flatMap((one) => unwrap(one, key) ?? []);
  if (contentKeys.length === 0)
    return {
      why: 'it was encrypted for another key than the one given with --key, or the key transport is unknown here; the certificate in the metadata of the SP says whose key it is',
    };
  for (const contentKey of contentKeys) {
    const xml = plaintext(cipher, contentKey, octetsOf(data));
    if (xml !== undefined) return { element: parseDocument(xml, `what is in the ${container.localName}`), xml };
  }
  return { why: 'the key fits and the ciphertext does not: it was changed on the way' };
}

const octetsOf = (one: Element) =>
  Buffer.from(textOf(child(child(one, 'encryption', 'CipherData'), 'encryption', 'CipherValue')) ?? '', 'base64');

const digestNames = ['sha1', 'sha256', 'sha384', 'sha512'] as const;

/** What hashes by this name; SHA-1 is what holds where nothing is said (XML Encryption 1.1 §5.5.2). */
function digestOf(name = 'sha1'): forge.md.MessageDigest {
  const known = digestNames.find((one) => one === name);
  if (known === undefined) throw new Error(`no digest ${name}`);
  return forge.md[known].create();
}

/** By node-forge: node:crypto takes one hash for both halves of OAEP, and no PKCS #1 v1.5 that tells whether it fits. */
function unwrap(one: Element, key: KeyObject): Buffer | undefined {
  const method = child(one, 'encryption', 'EncryptionMethod');
  const name = nameOf(method);
  const opener = forge.pki.privateKeyFromPem(key.export({ type: 'pkcs1', format: 'pem' }).toString());
  const octets = octetsOf(one).toString('binary');
  try {
    if (name === 'rsa-1_5') return Buffer.from(opener.decrypt(octets, 'RSAES-PKCS1-V1_5'), 'binary');
    if (name !== 'rsa-oaep-mgf1p' && name !== 'rsa-oaep') return undefined;
    const md = digestOf(nameOf(child(method, 'signature', 'DigestMethod')));
    const mgf = digestOf(nameOf(child(method, 'encryption11', 'MGF'))?.replace('mgf1', ''));
    return Buffer.from(opener.decrypt(octets, 'RSA-OAEP', { md, mgf1: { md: mgf } }), 'binary');
  } catch {
    return undefined;
  }
}

function plaintext(cipher: string, key: Buffer, octets: Buffer): string | undefined {
  try {
    const isGcm = cipher === 'aes-128-gcm' || cipher === 'aes-192-gcm' || cipher === 'aes-256-gcm';
    if (isGcm) {
      const decipher = createDecipheriv(cipher, key, octets.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(octets.subarray(-16));
      return Buffer.concat([decipher.update(octets.subarray(12, -16)), decipher.final()]).toString('utf8');
    }
    const vector = cipher === 'des-ede3-cbc' ? 8 : 16;
    const decipher = createDecipheriv(cipher, key, octets.subarray(0, vector));
    // XML Encryption §5.2.1 pads with any octets and a count, which is not what PKCS #7 would accept.
    decipher.setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(octets.subarray(vector)), decipher.final()]);
    return padded.subarray(0, -(padded.at(-1) ?? 0)).toString('utf8');
  } catch {
    return undefined;
  }
}
