import type { EncryptionChoice } from '../../saml/index.ts';
import { withAttribute } from '../../saml/xml/index.ts';
import { at, type FaultEntry } from '../parts.ts';

type Effect = 'negative' | 'benign' | 'open';

/** Another algorithm, carried out as it should be. */
function algorithm(
  name: string,
  effect: Effect,
  summary: string,
  clause: string,
  change: Partial<EncryptionChoice>,
): FaultEntry {
  return {
    name,
    effect,
    summary,
    clause,
    point: 'plan',
    apply: (plan) => {
      const { encryption } = plan.sealing;
      if (encryption === undefined) return plan;
      return { ...plan, sealing: { ...plan.sealing, encryption: { ...encryption, ...change } } };
    },
  };
}

/** Another URI, for what was done as usual: who does not look at it can open the message. */
function claimed(name: string, summary: string, path: readonly string[], uri: string): FaultEntry {
  return {
    name,
    effect: 'negative',
    summary,
    clause: 'XML Encryption §3.2',
    point: 'encrypted',
    apply: (encrypted) => at(encrypted, path, (method) => withAttribute(method, 'Algorithm', uri)),
  };
}

const OAEP = 'XML Encryption 1.1 §5.5.2; IIP-ALG06';

/** By what algorithms content and key are encrypted, or say they are. */
export const encryptionAlgorithmFaults: readonly FaultEntry[] = [
  algorithm('encryption-tripledes', 'open', 'The Assertion is encrypted by Triple DES.', 'CWE-327', {
    algorithm: 'TRIPLEDES_CBC',
  }),
  algorithm(
    'key-transport-rsa-1-5',
    'negative',
    'The content key is wrapped by RSA PKCS #1 v1.5.',
    'IIP-ALG08; CWE-327',
    { keyTransport: 'RSA_15' },
  ),
  algorithm(
    'key-transport-oaep-mgf1p-sha256',
    'benign',
    'The content key is wrapped by rsa-oaep-mgf1p with a SHA-256 digest.',
    OAEP,
    { keyTransport: 'RSA_OAEP_MGF1P_SHA256' },
  ),
  algorithm(
    'key-transport-oaep-11',
    'benign',
    'The content key is wrapped by rsa-oaep of XML Encryption 1.1, with SHA-256 and the default MGF.',
    OAEP,
    { keyTransport: 'RSA_OAEP_11_DEFAULT_MGF' },
  ),
  algorithm(
    'key-transport-oaep-11-sha1',
    'benign',
    'The content key is wrapped by rsa-oaep of XML Encryption 1.1, with SHA-1 and the default MGF.',
    OAEP,
    { keyTransport: 'RSA_OAEP_11_SHA1' },
  ),
  algorithm(
    'key-transport-oaep-11-mgf1-sha256',
    'open',
    'The content key is wrapped by rsa-oaep of XML Encryption 1.1, with SHA-256 for both digest and MGF.',
    'XML Encryption 1.1 §5.5.2',
    { keyTransport: 'RSA_OAEP_SHA256' },
  ),
  claimed(
    'encryption-algorithm-unknown',
    'EncryptionMethod of the EncryptedData is a URI nobody knows.',
    ['EncryptedData', 'EncryptionMethod'],
    'urn:example:encryption:splendid',
  ),
  claimed(
    'key-transport-unknown',
    'EncryptionMethod of the EncryptedKey is a URI nobody knows.',
    ['EncryptedData', 'KeyInfo', 'EncryptedKey', 'EncryptionMethod'],
    'urn:example:key-transport:splendid',
  ),
];
