import { certificatePem, kindOf, readSigningKey, type SigningKey } from '../saml/index.ts';
import type { Store } from '../store/index.ts';
import type { Keyring, NewKey } from './dependencies.ts';

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

/** A generated key as it is stored. */
interface KeyRecord {
  privateKey: string;
  certificate: string;
}

/**
 * Keeps the keys where the organisation is kept. The demo key is public: whoever has this package can sign with it, so
 * an app whose ACS is not on loopback gets a key of its own, and gives it up for no other.
 */
export async function createKeyring(
  demoKey: SigningKey,
  make: (wish: NewKey) => Promise<SigningKey>,
  store: Store,
): Promise<Keyring> {
  const records = store.collection<KeyRecord>('keys', {});
  const stored = (await records.list()).map(({ certificate, privateKey }) => readSigningKey(privateKey, certificate));
  const keys = new Map([demoKey, ...stored].map((key) => [key.kid, key]));
  const generate = async (wish: NewKey) => {
    const made = await make(wish);
    const privateKey = made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await records.put(made.kid, { privateKey, certificate: certificatePem(made) });
    keys.set(made.kid, made);
    return made;
  };
  return {
    get: (keyId) => keys.get(keyId),
    generate,
    keyFor: async ({ ssoAcsUrl, kind }, previousKeyId, others = []) => {
      const fits = (key: SigningKey) => kindOf(key.privateKey) === kind && (key !== demoKey || isLoopback(ssoAcsUrl));
      const previous = previousKeyId === undefined ? undefined : keys.get(previousKeyId);
      if (previous && fits(previous)) return previous;
      // Another key of the app's takes over only from one of another kind: what leaves loopback gets a key nobody saw.
      const changesKind = previous !== undefined && kindOf(previous.privateKey) !== kind;
      const other = changesKind ? others.flatMap((id) => keys.get(id) ?? []).findLast(fits) : undefined;
      return other ?? (fits(demoKey) ? demoKey : generate({ kind }));
    },
  };
}
