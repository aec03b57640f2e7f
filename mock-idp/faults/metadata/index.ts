/** What can be wrong, or merely unusual, about the metadata that an app's Metadata URL serves. */
import type { MetadataFault } from '../../saml/index.ts';
import { answerFaults } from './answer.ts';
import { documentTypeFaults } from './document-type.ts';
import { entityFaults } from './entity.ts';
import type { MetadataEntry } from './entry.ts';
import { keyFaults } from './keys.ts';
import { shapeFaults } from './shape.ts';
import { signatureFaults } from './signature.ts';
import { validityFaults } from './validity.ts';

const entries: readonly MetadataEntry[] = [
  ...keyFaults,
  ...validityFaults,
  ...entityFaults,
  ...shapeFaults,
  ...signatureFaults,
  ...documentTypeFaults,
  ...answerFaults,
];

/** The metadata family. */
export const metadataFamily: readonly MetadataFault[] = entries.map((entry) => ({ ...entry, family: 'metadata' }));
