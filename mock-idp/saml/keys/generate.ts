import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningKey } from '../contracts.ts';
import { pairUp } from './certificate.ts';
import type { GeneratedKind } from './kind.ts';
import { selfSign } from './self-signed.ts';

/** What a key is to be like. */
export interface KeyWish {
  /** Default: RSA. */
  kind?: GeneratedKind;
  /** How long its certificate is valid. Default: ten years. */
  years?: number;
}

/** Generates a key with a self-signed certificate whose subject has the shape of Okta's, valid from `notBefore` on. */
export async function generateSigningKey(
  subdomain: string,
  notBefore: Date,
  { kind = 'RSA', years = 10 }: KeyWish = {},
): Promise<SigningKey> {
  const { privateKey, publicKey } = await keyPair(kind);
  return pairUp(privateKey, await selfSign({ subdomain, notBefore, years, kind, privateKey, publicKey }));
}

const makePair = promisify(generateKeyPair);

function keyPair(kind: GeneratedKind): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  if (kind === 'DSA') return makePair('dsa', { modulusLength: 1024, divisorLength: 160 });
  return kind === 'RSA' ? makePair('rsa', { modulusLength: 2048 }) : makePair('ec', { namedCurve: kind });
}
