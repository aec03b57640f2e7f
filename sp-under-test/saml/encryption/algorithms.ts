import { createDecipheriv, randomBytes } from 'node:crypto';
import { attribute, child, elements, ns } from '../xml/index.ts';
import type { Oaep, OaepHash } from './oaep.ts';

interface ContentCipher {
  name: 'aes-128-cbc' | 'aes-256-cbc' | 'aes-128-gcm' | 'aes-256-gcm';
  keyBytes: number;
  /** Whether a changed ciphertext is noticed by the cipher itself. */
  authenticated: boolean;
}

const contentCiphers: Readonly<Record<string, ContentCipher>> = {
  [`${ns.xenc}aes128-cbc`]: { name: 'aes-128-cbc', keyBytes: 16, authenticated: false },
  [`${ns.xenc}aes256-cbc`]: { name: 'aes-256-cbc', keyBytes: 32, authenticated: false },
  [`${ns.xenc11}aes128-gcm`]: { name: 'aes-128-gcm', keyBytes: 16, authenticated: true },
  [`${ns.xenc11}aes256-gcm`]: { name: 'aes-256-gcm', keyBytes: 32, authenticated: true },
};

/** GCM as XML Encryption 1.1 5.2.4 has it: 96 bits of nonce in front, 128 bits of tag behind. */
const nonceBytes = 12;
const tagBytes = 16;
const blockBytes = 16;

/** The content cipher that an EncryptionMethod names, if it is on the list. */
export function contentCipher(method: Element | undefined): ContentCipher | undefined {
  const name = attribute(method, 'Algorithm') ?? '';
  return Object.hasOwn(contentCiphers, name) ? contentCiphers[name] : undefined;
}

/** A content key that opens nothing. */
export function anyKey({ keyBytes }: ContentCipher): Buffer {
  return randomBytes(keyBytes);
}

/** Opens what a content key closed. Throws whatever is wrong with it. */
export function decryptContent(cipher: ContentCipher, key: Buffer, octets: Buffer): Buffer {
  if (key.length !== cipher.keyBytes) throw new Error('a content key of another length');
  return cipher.name === 'aes-128-gcm' || cipher.name === 'aes-256-gcm'
    ? decryptGcm(cipher.name, key, octets)
    : decryptCbc(cipher.name, key, octets);
}

function decryptGcm(name: 'aes-128-gcm' | 'aes-256-gcm', key: Buffer, octets: Buffer): Buffer {
  if (octets.length < nonceBytes + tagBytes) throw new Error('no room for nonce and tag');
  // Without a fixed length node would take a tag of four octets: that can be guessed.
  const decipher = createDecipheriv(name, key, octets.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(octets.subarray(-tagBytes));
  return Buffer.concat([decipher.update(octets.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

function decryptCbc(name: 'aes-128-cbc' | 'aes-256-cbc', key: Buffer, octets: Buffer): Buffer {
  if (octets.length < 2 * blockBytes || octets.length % blockBytes !== 0) throw new Error('no whole blocks');
  const decipher = createDecipheriv(name, key, octets.subarray(0, blockBytes));
  // XML Encryption 5.2.1 pads with any octets and a count, which is not what PKCS #7 would accept.
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(octets.subarray(blockBytes)), decipher.final()]);
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > blockBytes) throw new Error('no such padding');
  return padded.subarray(0, -count);
}

const digests: Readonly<Record<string, OaepHash>> = { [`${ns.ds}sha1`]: 'sha1', [`${ns.xenc}sha256`]: 'sha256' };
const mgfs: Readonly<Record<string, OaepHash>> = {
  [`${ns.xenc11}mgf1sha1`]: 'sha1',
  [`${ns.xenc11}mgf1sha256`]: 'sha256',
};

/** The OAEP that an EncryptionMethod of an EncryptedKey amounts to; undefined for RSA 1.5 and anything unlisted. */
export function keyTransport(method: Element | undefined): Oaep | undefined {
  if (method === undefined || elements(method).some((one) => !['DigestMethod', 'MGF'].includes(one.localName ?? '')))
    return undefined;
  const algorithm = attribute(method, 'Algorithm');
  // XML Encryption 1.1 5.5.2: SHA-1 is what holds where nothing is said.
  const digest = listed(digests, attribute(child(method, ns.ds, 'DigestMethod'), 'Algorithm') ?? `${ns.ds}sha1`);
  const stated = attribute(child(method, ns.xenc11, 'MGF'), 'Algorithm');
  const mgf = listed(mgfs, stated ?? `${ns.xenc11}mgf1sha1`);
  if (digest === undefined || mgf === undefined) return undefined;
  // The older name has its mask generation function in it.
  if (algorithm === `${ns.xenc}rsa-oaep-mgf1p`) return stated === undefined ? { digest, mgf } : undefined;
  return algorithm === `${ns.xenc11}rsa-oaep` ? { digest, mgf } : undefined;
}

function listed(list: Readonly<Record<string, OaepHash>>, name: string): OaepHash | undefined {
  return Object.hasOwn(list, name) ? list[name] : undefined;
}
