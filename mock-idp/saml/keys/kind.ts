import type { KeyObject } from 'node:crypto';

/** Kinds of signing keys an app can have: RSA of 2,048 bits, or a curve. */
export type KeyKind = 'RSA' | 'P-256' | 'P-384';

/** What can be generated: no app signs with P-521 or DSA, but metadata may name such a key. */
export type GeneratedKind = KeyKind | 'P-521' | 'DSA';

/** Which kind a key is of. */
export function kindOf({ asymmetricKeyDetails, asymmetricKeyType }: KeyObject): KeyKind {
  if (asymmetricKeyType !== 'ec') return 'RSA';
  return asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'P-384' : 'P-256';
}
