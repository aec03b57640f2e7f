import { family } from './parts.ts';
import { signatureKeyFaults } from './signature-key.ts';
import { signatureReferenceFaults } from './signature-reference.ts';
import { signatureValueFaults } from './signature-value.ts';

/** Who signed, whether the signature holds, and over what. */
export const signatureFamily = family('signature', [
  ...signatureKeyFaults,
  ...signatureValueFaults,
  ...signatureReferenceFaults,
]);
