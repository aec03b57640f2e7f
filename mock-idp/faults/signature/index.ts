import { family } from '../parts.ts';
import { borrowedSignatureFaults } from './borrowed.ts';
import { canonicalisationFaults } from './canonicalisation.ts';
import { foreignReferenceFaults } from './foreign-reference.ts';
import { hiddenTextFaults } from './hidden-text.ts';
import { signatureKeyFaults } from './key.ts';
import { keyInfoFaults } from './key-info.ts';
import { signatureReferenceFaults } from './reference.ts';
import { transformFaults } from './transform.ts';
import { signatureValueFaults } from './value.ts';

/** Who signed, whether the signature holds, and over what. */
export const signatureFamily = family('signature', [
  ...signatureKeyFaults,
  ...keyInfoFaults,
  ...signatureValueFaults,
  ...signatureReferenceFaults,
  ...foreignReferenceFaults,
  ...transformFaults,
  ...canonicalisationFaults,
  ...borrowedSignatureFaults,
  ...hiddenTextFaults,
]);
