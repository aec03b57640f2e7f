import { inMetadata } from '../../every.ts';
import { broken, holds, type Rule } from '../../result.ts';

/** SDP-MD08, SDP-SP39, IIP-SP08: a key for encryption, or one without a use. */
export const encryptionKeyPresent: Rule = (evidence) =>
  inMetadata(evidence, ({ document, entity, keys, role }) =>
    keys.some(({ use }) => use !== 'signing')
      ? holds('There is an encryption key.', document)
      : broken('No KeyDescriptor can be used for encryption.', document, (role ?? entity ?? document.root).span),
  );
