import type { SigningKey } from '../saml/index.ts';
import type { Keyring } from './dependencies.ts';

/** Loopback as a browser sees it: what only this machine can reach. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}

/**
 * Keeps the keys of the process. The demo key is public: whoever has this package can sign with it, so an app whose ACS
 * is not on loopback gets a key of its own, and gives it up for no other.
 */
export function createKeyring(demoKey: SigningKey, generate: () => Promise<SigningKey>): Keyring {
  const keys = new Map([[demoKey.kid, demoKey]]);
  return {
    get: (keyId) => keys.get(keyId),
    keyFor: async (ssoAcsUrl, previousKeyId) => {
      const previous = previousKeyId === undefined ? undefined : keys.get(previousKeyId);
      if (isLoopback(ssoAcsUrl)) return previous ?? demoKey;
      if (previous && previous !== demoKey) return previous;
      const made = await generate();
      keys.set(made.kid, made);
      return made;
    },
  };
}
