import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Certification, NextKey, SigningKey, UnusualKey } from '../contracts.ts';
import { pairUp } from './certificate.ts';
import { generateSigningKey } from './generate.ts';
import { yearsOn } from './okta-certificate.ts';
import { type CertificateRecipe, certify } from './unusual-certificate.ts';

const generateRsa = (modulusLength: number, publicExponent = 65_537) =>
  promisify(generateKeyPair)('rsa', { modulusLength, publicExponent });

/** Metadata is trusted for its keys; what a certificate says around one must not matter (IIP-MD12). */
function recipeOf(certification: Certification, now: Date): CertificateRecipe {
  const plain = { commonName: 'next', from: now, until: yearsOn(now, 10) };
  switch (certification) {
    case 'plain':
      return plain;
    case 'expired':
      return { ...plain, from: yearsOn(now, -2), until: yearsOn(now, -1) };
    case 'not-yet-valid':
      return { ...plain, from: yearsOn(now, 1) };
    case 'signed-with-sha1':
      return { ...plain, hash: 'sha1' };
    case 'odd-fields':
      return { ...plain, commonName: 'nobody in particular', odd: true };
  }
}

/** A key of another kind, under a plain certificate. */
async function makeUnusual(kind: UnusualKey, now: Date): Promise<SigningKey> {
  if (kind !== 'RSA-1024' && kind !== 'RSA-exponent-3') return generateSigningKey('next', now, { kind });
  const pair = await (kind === 'RSA-1024' ? generateRsa(1024) : generateRsa(2048, 3));
  return pairUp(pair.privateKey, await certify(recipeOf('plain', now), pair));
}

const unusualKeys: readonly UnusualKey[] = ['P-256', 'P-384', 'P-521', 'RSA-1024', 'RSA-exponent-3', 'DSA'];
const certifications: readonly Certification[] = [
  'plain',
  'expired',
  'not-yet-valid',
  'signed-with-sha1',
  'odd-fields',
];

/** What the next key can be: its certificates, and the keys of other kinds. */
export const nextKeys: readonly NextKey[] = [...certifications, ...unusualKeys];

/**
 * The key that comes after an app's own: one private key under several certificates, and one of each other kind, each made
 * when first asked for. It is in no organisation and in no plain metadata; only faults publish it, or sign with it.
 */
export function createNextKey(now: () => Date): (which: NextKey) => Promise<SigningKey> {
  let pair: ReturnType<typeof generateRsa> | undefined;
  const made = new Map<NextKey, Promise<SigningKey>>();
  const make = async (which: NextKey) => {
    const unusual = unusualKeys.find((kind) => kind === which);
    if (unusual !== undefined) return makeUnusual(unusual, now());
    pair ??= generateRsa(2048);
    const certification = certifications.find((one) => one === which) ?? 'plain';
    const { privateKey, publicKey } = await pair;
    return pairUp(privateKey, await certify(recipeOf(certification, now()), { privateKey, publicKey }));
  };
  return (which) => {
    const found = made.get(which) ?? make(which);
    made.set(which, found);
    return found;
  };
}
