import type { SigningKey } from '../contracts.ts';
import { generateSigningKey } from './generate.ts';

/**
 * A key that no metadata names, generated when first asked for and then the same one: most runs never need it, and
 * generating takes a tenth of a second.
 */
export function createStrangerKey(now: () => Date): () => Promise<SigningKey> {
  let key: Promise<SigningKey> | undefined;
  return () => {
    key ??= generateSigningKey('stranger', now());
    return key;
  };
}
