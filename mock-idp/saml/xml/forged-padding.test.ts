import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { forgePadding } from './forged-padding.ts';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
const octets = Buffer.from('<ds:SignedInfo/>');
const forged = forgePadding(octets, publicKey);

/** The block that a verifier sees. */
function opened(): string {
  const cube = BigInt(`0x${forged.toString('hex')}`) ** 3n;
  return cube.toString(16).padStart(512, '0');
}

it('begins as a good block does, with the right hash, and ends in rubbish', () => {
  const hash = createHash('sha256').update(octets).digest('hex');
  const start = `0001${'ff'.repeat(8)}003031300d060960864801650304020105000420${hash}`;
  expect(forged).toHaveLength(256);
  expect(opened()).toHaveLength(512);
  expect(opened().slice(0, start.length)).toBe(start);
  expect(opened().slice(start.length)).toMatch(/[^0f]/);
});

it('is nothing to who verifies the whole', () => {
  expect(verify('sha256', octets, publicKey, forged)).toBe(false);
});
