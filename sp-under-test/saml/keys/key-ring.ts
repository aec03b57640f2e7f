import { createPrivateKey, X509Certificate } from 'node:crypto';
import { generateSpKey, type SpKey } from './generate.ts';

/** A key as it is given from outside: both PEM. */
export interface GivenKey {
  privateKey: string;
  certificate: string;
}

/** For each purpose: a key, or `none` to do without; absent, one is generated. Several open what is encrypted while keys roll over. */
export interface GivenKeys {
  signing?: GivenKey | 'none';
  encryption?: GivenKey | readonly GivenKey[] | 'none';
}

/** The keys of this start. */
export interface KeyRing {
  signing(): Promise<SpKey | undefined>;
  /** The current one first. */
  encryption(): Promise<readonly SpKey[]>;
}

/** Reads what was given; generates the rest when first asked for, because that takes a fifth of a second and is seldom needed. */
export function createKeyRing(given: GivenKeys, commonName: string, now: () => Date): KeyRing {
  const signing = once(given.signing, `${commonName} signing`, now);
  const encryption = once(given.encryption, `${commonName} encryption`, now);
  return {
    signing: async () => (await signing())[0],
    encryption,
  };
}

function once(given: GivenKey | readonly GivenKey[] | 'none' | undefined, commonName: string, now: () => Date) {
  // Read at once: a wrong file is to be heard of at the start, not at the first sign-in.
  let keys = given === undefined ? undefined : Promise.resolve(given === 'none' ? [] : [given].flat().map(readKey));
  return (): Promise<readonly SpKey[]> => {
    keys ??= generateSpKey(commonName, now()).then((key) => [key]);
    return keys;
  };
}

function readKey(given: GivenKey): SpKey {
  const privateKey = createPrivateKey(given.privateKey);
  const certificate = new X509Certificate(given.certificate);
  if (privateKey.asymmetricKeyType !== 'rsa') throw new Error('A key of the SP must be an RSA key.');
  if (!certificate.checkPrivateKey(privateKey)) throw new Error('A certificate of the SP is not of its private key.');
  return { privateKey, certificate: certificate.toString() };
}
