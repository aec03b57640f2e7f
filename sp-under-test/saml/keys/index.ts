/** This SP's own keys, and how strong anybody's must be. */
export type { SpKey } from './generate.ts';
export { createKeyRing, type GivenKey, type GivenKeys, type KeyRing } from './key-ring.ts';
export { publicKeyOf, weaknessOf } from './strength.ts';
