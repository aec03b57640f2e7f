import { family } from '../parts.ts';
import { encryptionAlgorithmFaults } from './algorithm.ts';
import { encryptionContentFaults } from './content.ts';
import { encryptionForgeryFaults } from './forgery.ts';
import { encryptionLayoutFaults } from './layout.ts';
import { encryptionPartFaults } from './part.ts';

/** What is encrypted, for whom, by what and how it is laid out. They mean something only where the app encrypts. */
export const encryptionFamily = family('encryption', [
  ...encryptionAlgorithmFaults,
  ...encryptionLayoutFaults,
  ...encryptionContentFaults,
  ...encryptionPartFaults,
  ...encryptionForgeryFaults,
]);
