/** This SP's own keys. */
export type { SpKey } from './generate.ts';
export { createKeyRing, type GivenKey, type GivenKeys, type KeyRing } from './key-ring.ts';
