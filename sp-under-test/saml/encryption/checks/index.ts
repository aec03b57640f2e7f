import { algorithm } from './algorithm.ts';
import type { EncryptionCheck } from './check.ts';
import { cipherReference } from './cipher-reference.ts';
import { integrity } from './integrity.ts';
import { layout } from './layout.ts';

export type { EncryptedPart } from './check.ts';

/** Everything that must be right before a private key is used, in the order in which it is reported. */
export const encryptionChecks: readonly EncryptionCheck[] = [layout, cipherReference, algorithm, integrity];
