import { createHash, type KeyObject } from 'node:crypto';

/** DigestInfo of SHA-256 up to the hash itself (RFC 8017 §9.2), DER. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** The least padding that RFC 8017 §9.2 allows. */
const PADDING = Buffer.from('0001ffffffffffffffff00', 'hex');

/**
 * An RSA signature that nobody made with the private key, after Bleichenbacher (2006): the cube root of a block that begins
 * as a good one does, with the least padding, and ends anyhow. Whoever reads the hash and does not look at what follows it
 * takes it for good. Only for public keys with exponent 3.
 */
export function forgePadding(octets: Buffer, publicKey: KeyObject): Buffer {
  const length = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const hash = createHash('sha256').update(octets).digest();
  const block = Buffer.alloc(length, 0);
  Buffer.concat([PADDING, DIGEST_INFO, hash]).copy(block);
  // Rounded up: the cube runs over into what is left free, far below the hash.
  const root = cubeRoot(BigInt(`0x${block.toString('hex')}`)) + 1n;
  return Buffer.from(root.toString(16).padStart(length * 2, '0'), 'hex');
}

/** Rounded down, by Newton's way from above. */
function cubeRoot(cube: bigint): bigint {
  let root = 1n << BigInt(Math.ceil((cube.toString(16).length * 4) / 3) + 1);
  for (;;) {
    const next = (2n * root + cube / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}
