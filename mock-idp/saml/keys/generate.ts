import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningKey } from '../contracts.ts';
import { pairUp } from './certificate.ts';
import { selfSign } from './self-signed.ts';

/** Kinds of signing keys an app can have: RSA of 2,048 bits, or a curve. */
export type KeyKind = 'RSA' | 'P-256' | 'P-384';

/** What can be generated: no app signs with P-521 or DSA, but metadata may name such a key. */
export type GeneratedKind = KeyKind | 'P-521' | 'DSA';

/** What a key is to be like. */
export interface KeyWish {
  /** Default: RSA. */
  kind?: GeneratedKind;
  /** How long its certificate is valid. Default: ten years. */
  years?: number;
}

/** Which kind a key is of. */
export function kindOf({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject): KeyKind {
  if (asymmetricKeyType !== 'ec') return 'RSA';
  return asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'P-384' : 'P-256';
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
