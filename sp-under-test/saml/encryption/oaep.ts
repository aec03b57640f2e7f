import { constants, createHash, type KeyObject, privateDecrypt, timingSafeEqual } from 'node:crypto';

export type OaepHash = 'sha1' | 'sha256';

/** The two hashes of RSA-OAEP: over the label, and of the mask generation function MGF1. */
export interface Oaep {
  digest: OaepHash;
  mgf: OaepHash;
}

/** Unwraps a content key. Throws when the key is not the one it was wrapped for. */
export function unwrapKey(key: KeyObject, { digest, mgf }: Oaep, octets: Buffer): Buffer {
  if (digest === mgf) return privateDecrypt({ key, oaepHash: digest }, octets);
  // node:crypto takes one hash for both; with two, it decrypts and the padding is taken off here.
  return unpad(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, octets), digest, mgf);
}

/** EME-OAEP decoding of RFC 8017 7.1.2, with an empty label; whatever is wrong, it is one and the same error. */
function unpad(block: Buffer, digest: OaepHash, mgf: OaepHash): Buffer {
  const labelHash = createHash(digest).digest();
  const maskedSeed = block.subarray(1, 1 + labelHash.length);
  const maskedData = block.subarray(1 + labelHash.length);
  const seed = xor(maskedSeed, mask(maskedData, labelHash.length, mgf));
  const data = xor(maskedData, mask(seed, maskedData.length, mgf));
  const hashIsRight = timingSafeEqual(data.subarray(0, labelHash.length), labelHash);
  const end = data.findIndex((octet, index) => index >= labelHash.length && octet !== 0);
  const isRight = [block[0] === 0, hashIsRight, data[end] === 1].every(Boolean);
  if (!isRight) throw new Error('no such padding');
  return data.subarray(end + 1);
}

/** MGF1 of RFC 8017 B.2.1. */
function mask(seed: Buffer, length: number, hash: OaepHash): Buffer {
  const size = createHash(hash).digest().length;
  const rounds = Array.from({ length: Math.ceil(length / size) }, (_, count) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    return createHash(hash).update(seed).update(counter).digest();
  });
  return Buffer.concat(rounds).subarray(0, length);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((octet, index) => octet ^ (right[index] ?? 0)));
}
