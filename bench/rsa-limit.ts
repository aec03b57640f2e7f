import { constants, generateKeyPairSync, sign } from 'node:crypto';

/** Pairs of RSA-2048 signatures that one core makes in a second: what a doubly signed Response cannot beat. */
export function signaturePairsPerSecond(milliseconds: number): number {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const data = Buffer.alloc(2_000, 'x');
  const key = { key: privateKey, padding: constants.RSA_PKCS1_PADDING };
  const began = performance.now();
  let pairs = 0;
  while (performance.now() - began < milliseconds) {
    sign('sha256', data, key);
    sign('sha256', data, key);
    pairs += 1;
  }
  return (pairs * 1_000) / (performance.now() - began);
}
