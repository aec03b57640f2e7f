import type { KeyKind, KeyWish, SigningKey } from '../saml/index.ts';
import type { Store } from '../store/index.ts';
import type { Random } from './ids.ts';

/** A key to be made; its certificate is valid from now on, unless said otherwise. */
export interface NewKey extends KeyWish {
  notBefore?: Date;
}

/** Where an app's key comes from. */
export interface Keyring {
  /**
   * The key an app must sign with: of the kind its Signature Algorithm takes, and the public demo key only while every ACS
   * is on loopback. The previous one if it fits, else another one of the app's, else a new one.
   */
  keyFor(
    app: { acsUrls: readonly string[]; kind: KeyKind },
    previousKeyId?: string,
    otherKeyIds?: readonly string[],
  ): Promise<SigningKey>;
  /** A new key that no other app has. */
  generate(wish: NewKey): Promise<SigningKey>;
  /** Keeps a key that got its certificate elsewhere. */
  adopt(key: SigningKey): Promise<SigningKey>;
  /** By key id. */
  get(keyId: string): SigningKey | undefined;
}

/** What the organisation is given; it makes none of it itself. */
export interface OrgDependencies {
  store: Store;
  now(): Date;
  random: Random;
  keyring: Keyring;
  /** Base URL of the SAML face, no trailing slash. Known only after it listens. */
  samlUrl(): string;
  /** The subdomain by which others reach this organisation, so that nothing may change it. */
  address?: string;
}
