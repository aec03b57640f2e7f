import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { forgePadding } from './forged-padding.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
const octets = Buffer.from('<ds:SignedInfo/>');
const forged = forgePadding(octets, publicKey, 'behind');
const forgedWithin = forgePadding(octets, publicKey, 'within');

/** The block that a verifier sees. */
function opened(forged: Buffer): string {
  const cube = BigInt(`0x${forged.toString('hex')}`) ** 3n;
  return cube.toString(16).padStart(512, '0');
}

it('begins as a good block does, with the right hash, and ends in rubbish', () => {
  const hash = createHash('sha256').update(octets).digest('hex');
  const start = `0001${'ff'.repeat(8)}003031300d060960864801650304020105000420${hash}`;
  expect(forged).toHaveLength(256);
  expect(opened(forged)).toHaveLength(512);
  expect(opened(forged).slice(0, start.length)).toBe(start);
  expect(opened(forged).slice(start.length)).toMatch(/[^0f]/);
});

it('fills the block with a DigestInfo of three elements', () => {
  const hash = createHash('sha256').update(octets).digest('hex');
  // 256 octets, less 11 of padding, less 3 of tag and length: 0xf2; less algorithm, hash and 3 again: 0xbe.
  const start = `0001${'ff'.repeat(8)}003081f2300d060960864801650304020105000420${hash}0481be`;
  expect(opened(forgedWithin).slice(0, start.length)).toBe(start);
  expect(opened(forgedWithin).slice(start.length)).toHaveLength(2 * 0xbe);
});

it('is nothing to who verifies the whole', () => {
  expect(verify('sha256', octets, publicKey, forged)).toBe(false);
  expect(verify('sha256', octets, publicKey, forgedWithin)).toBe(false);
});
