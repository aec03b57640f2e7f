import { attribute, child, ns } from '../../xml/index.ts';
import { contentCipher, keyTransport } from '../algorithms.ts';
import type { EncryptionCheck } from './check.ts';

/**
 * Listed algorithms only: AES in CBC or GCM, RSA-OAEP. With RSA PKCS #1 v1.5 whoever may ask often enough can unwrap any
 * key, even one that was wrapped by OAEP.
 */
export const algorithm: EncryptionCheck = {
  reason: 'encryption_algorithm_forbidden',
  clause: 'policy: algorithms (XML Encryption 1.1 5.1; IIP-ALG04 to IIP-ALG08)',
  check({ data, wrappedKeys }) {
    const method = (one: Element | undefined) => child(one, ns.xenc, 'EncryptionMethod');
    const named = (one: Element | undefined) => (attribute(method(one), 'Algorithm') ?? 'none').slice(0, 120);
    if (data !== undefined && contentCipher(method(data)) === undefined) return `content by ${named(data)}`;
    if (wrappedKeys.length === 0 || wrappedKeys.some((one) => keyTransport(method(one)) !== undefined))
      return undefined;
    return `key by ${wrappedKeys.map(named).join(', ')}`;
  },
};
