import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Certification, SigningKey } from '../contracts.ts';
import { pairUp } from './certificate.ts';
import { yearsOn } from './okta-certificate.ts';
import { type CertificateRecipe, certify } from './unusual-certificate.ts';

const generateRsa = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });

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

/**
 * The key that comes after an app's own: one private key under several certificates, each made when first asked for. It
 * is in no organisation and in no plain metadata; only faults publish it, or sign with it.
 */
export function createNextKey(now: () => Date): (certification: Certification) => Promise<SigningKey> {
  let pair: ReturnType<typeof generateRsa> | undefined;
  const made = new Map<Certification, Promise<SigningKey>>();
  const make = async (certification: Certification) => {
    pair ??= generateRsa();
    const { privateKey, publicKey } = await pair;
    return pairUp(privateKey, await certify(recipeOf(certification, now()), { privateKey, publicKey }));
  };
  return (certification) => {
    const found = made.get(certification) ?? make(certification);
    made.set(certification, found);
    return found;
  };
}

/** The certificates the next key can have. */
export const certifications: readonly Certification[] = [
  'plain',
  'expired',
  'not-yet-valid',
  'signed-with-sha1',
  'odd-fields',
];
