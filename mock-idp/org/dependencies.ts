import type { SigningKey } from '../saml/index.ts';
import type { Store } from '../store/index.ts';
import type { Random } from './ids.ts';

/** Where an app's key comes from. */
export interface Keyring {
  /** The key an app with this ACS URL must sign with: the public demo key only while the ACS is on loopback. */
  keyFor(ssoAcsUrl: string, previousKeyId?: string): Promise<SigningKey>;
  /** A new key that no other app has. */
  generate(years: number): Promise<SigningKey>;
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
}
