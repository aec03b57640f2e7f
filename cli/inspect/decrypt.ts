/**
 * XML Encryption, opened with a key that a person has in hand: every algorithm that an IdP may have used, forbidden and
 * weak ones included. It says why something does not open, which an SP must never do.
 */
import { constants, createDecipheriv, createHash, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
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
  throw new ConfigurationError(
    'key_invalid',
    `${where}: give the private RSA key of the SP as PEM, without a passphrase.`,
  );
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
    return { why: 'it was encrypted for another key, or the key transport is unknown here' };
  for (const contentKey of contentKeys) {
    const xml = plaintext(cipher, contentKey, octetsOf(data));
    if (xml !== undefined) return { element: parseDocument(xml, `what is in the ${container.localName}`), xml };
  }
  return { why: 'the key fits and the ciphertext does not: it was changed on the way' };
}

const octetsOf = (one: Element) =>
  Buffer.from(textOf(child(child(one, 'encryption', 'CipherData'), 'encryption', 'CipherValue')) ?? '', 'base64');

function unwrap(one: Element, key: KeyObject): Buffer | undefined {
  const method = child(one, 'encryption', 'EncryptionMethod');
  const name = nameOf(method);
  try {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, octetsOf(one));
    if (name === 'rsa-1_5') return unpadPkcs1(block);
    // XML Encryption 1.1 §5.5.2: SHA-1 is what holds where nothing is said.
    const digest = nameOf(child(method, 'signature', 'DigestMethod')) ?? 'sha1';
    const mgf = nameOf(child(method, 'encryption11', 'MGF'))?.replace('mgf1', '') ?? 'sha1';
    return name === 'rsa-oaep-mgf1p' || name === 'rsa-oaep' ? unpadOaep(block, digest, mgf) : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 8017 §7.2.2. */
function unpadPkcs1(block: Buffer): Buffer | undefined {
  const end = block.indexOf(0, 2);
  return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : undefined;
}

/** RFC 8017 §7.1.2. */
function unpadOaep(block: Buffer, digest: string, mgf: string): Buffer | undefined {
  const label = createHash(digest).digest();
  const maskedSeed = block.subarray(1, 1 + label.length);
  const masked = block.subarray(1 + label.length);
  const data = xor(masked, mask(xor(maskedSeed, mask(masked, label.length, mgf)), masked.length, mgf));
  const end = data.indexOf(1, label.length);
  return data.subarray(0, label.length).equals(label) && end > 0 ? data.subarray(end + 1) : undefined;
}

/** MGF1 of RFC 8017 §B.2.1. */
function mask(seed: Buffer, length: number, hash: string): Buffer {
  const rounds: Buffer[] = [];
  for (let size = 0; size < length; size += rounds[0]?.length ?? length) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(rounds.length);
    rounds.push(createHash(hash).update(seed).update(counter).digest());
  }
  return Buffer.concat(rounds).subarray(0, length);
}

const xor = (left: Buffer, right: Buffer) => Buffer.from(left.map((octet, index) => octet ^ (right[index] ?? 0)));

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
