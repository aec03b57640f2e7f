import { createHash, type KeyObject } from 'node:crypto';

/** Where a forged block has what makes a cube of it: behind DigestInfo, or within, as an element that belongs to nothing. */
export type Rubbish = 'behind' | 'within';

/** What DigestInfo of SHA-256 holds up to the hash itself (RFC 8017 §9.2), DER. */
const ALGORITHM = Buffer.from('300d060960864801650304020105000420', 'hex');
/** The least padding that RFC 8017 §9.2 allows. */
const PADDING = Buffer.from('0001ffffffffffffffff00', 'hex');

/**
 * An RSA signature that nobody made with the private key, after Bleichenbacher (2006): the cube root of a block that begins
 * as a good one does, with the least padding, and ends anyhow. Whoever reads the hash and does not look at what follows it
 * takes it for good; where the rubbish is within, even who looks whether anything follows DigestInfo. Only for public keys
 * with exponent 3, and 2048 bits: rubbish within is then as long as one octet can say.
 */
export function forgePadding(octets: Buffer, publicKey: KeyObject, rubbish: Rubbish): Buffer {
  const length = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const hash = createHash('sha256').update(octets).digest();
  const block = Buffer.alloc(length, 0);
  Buffer.concat([PADDING, rubbish === 'behind' ? digestInfo(hash) : widerDigestInfo(hash, length)]).copy(block);
  // Rounded up: the cube runs over into what is left free, far below the hash.
  const root = cubeRoot(BigInt(`0x${block.toString('hex')}`)) + 1n;
  return Buffer.from(root.toString(16).padStart(length * 2, '0'), 'hex');
}

function digestInfo(hash: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x30, ALGORITHM.length + hash.length]), ALGORITHM, hash]);
}

/** The beginning of a DigestInfo that fills the block to its end: its third element is an OCTET STRING of the rest. */
function widerDigestInfo(hash: Buffer, length: number): Buffer {
  const inside = length - PADDING.length - HEAD;
  const rest = inside - ALGORITHM.length - hash.length - HEAD;
  return Buffer.concat([tagged(0x30, inside), ALGORITHM, hash, tagged(0x04, rest)]);
}

/** Octets of a tag and a length between 128 and 255 in DER. */
const HEAD = 3;

function tagged(tag: number, length: number): Buffer {
  return Buffer.from([tag, 0x81, length]);
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
