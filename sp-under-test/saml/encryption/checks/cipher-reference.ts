import { children, ns } from '../../xml/index.ts';
import type { EncryptionCheck } from './check.ts';

/** XML Encryption 3.3.1: a CipherReference would have this SP fetch something for a stranger; it is never followed. */
export const cipherReference: EncryptionCheck = {
  reason: 'cipher_reference_forbidden',
  clause: 'policy: nothing is fetched (XML Encryption 3.3.1)',
  check({ data, wrappedKeys }) {
    const holders = data === undefined ? wrappedKeys : [data, ...wrappedKeys];
    const refers = holders
      .flatMap((one) => children(one, ns.xenc, 'CipherData'))
      .some((one) => children(one, ns.xenc, 'CipherReference').length > 0);
    return refers ? 'CipherReference in place of CipherValue' : undefined;
  },
};
