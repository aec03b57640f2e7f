import { child, ns } from '../../xml/index.ts';
import { contentCipher } from '../algorithms.ts';
import type { EncryptionCheck } from './check.ts';

/**
 * SAMLCore 6 with E93: CBC does not notice a changed ciphertext, so a signature over it must. Who may send such a
 * ciphertext again and again, a little different each time, reads the plaintext from the answers, octet by octet.
 */
export const integrity: EncryptionCheck = {
  reason: 'encryption_unauthenticated',
  clause: 'SAMLCore 6 with E93, XML Encryption 1.1 6.7',
  check({ data, vouched }) {
    const cipher = contentCipher(child(data, ns.xenc, 'EncryptionMethod'));
    const open = cipher !== undefined && !cipher.authenticated && !vouched;
    return open ? `${cipher.name} in a Response that is not signed` : undefined;
  },
};
