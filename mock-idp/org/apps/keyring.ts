import { certificatePem, kindOf, readSigningKey, type SigningKey } from '../../saml/index.ts';
import type { Store } from '../../store/index.ts';
import type { Keyring, NewKey } from '../dependencies.ts';

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
  /** The one that stands in for the demo key. */
  shared?: true;
}

/** The keys of a store that somebody else fills: found, never made. */
export function storedKeys(demoKey: SigningKey, store: Store): Keyring {
  const records = store.collection<KeyRecord>('keys', {});
  const keys = new Map<string, SigningKey>([[demoKey.kid, demoKey]]);
  const read = (keyId: string): SigningKey | undefined => {
    const record = records.entries().find(([id]) => id === keyId)?.[1];
    const key = record && readSigningKey(record.privateKey, record.certificate);
    if (key) keys.set(keyId, key);
    return key;
  };
  const refuse = async () => {
    throw new Error('A key can only be made where the keys are kept.');
  };
  return { get: (keyId) => keys.get(keyId) ?? read(keyId), adopt: refuse, generate: refuse, keyFor: refuse };
}

/**
 * Keeps the keys where the organisation is kept. The demo key is public: whoever has this package can sign with it, so
 * an app with an ACS that is not on loopback gets a key of its own, and gives it up for no other. Without a demo key the apps
 * on loopback share one that was generated for this organisation.
 */
export async function createKeyring(
  demoKey: SigningKey | undefined,
  make: (wish: NewKey) => Promise<SigningKey>,
  store: Store,
): Promise<Keyring> {
  const records = store.collection<KeyRecord>('keys', {});
  const keys = new Map<string, SigningKey>();
  if (demoKey) keys.set(demoKey.kid, demoKey);
  let shared: Promise<SigningKey> | undefined;
  for (const { certificate, privateKey, ...record } of await records.list()) {
    const key = readSigningKey(privateKey, certificate);
    keys.set(key.kid, key);
    if (record.shared) shared = Promise.resolve(key);
  }
  const keep = async (key: SigningKey, mark: Pick<KeyRecord, 'shared'>): Promise<SigningKey> => {
    const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await records.put(key.kid, { privateKey, certificate: certificatePem(key), ...mark });
    keys.set(key.kid, key);
    return key;
  };
  const generate = async (wish: NewKey) => keep(await make(wish), {});
  const sharedKey = async (): Promise<SigningKey> => {
    shared ??= make({ kind: 'RSA' });
    const key = await shared;
    // A reset may have taken it out of the store again.
    return (await records.get(key.kid)) ? key : keep(key, { shared: true });
  };
  return {
    get: (keyId) => keys.get(keyId),
    generate,
    adopt: (key) => keep(key, {}),
    keyFor: async ({ acsUrls, kind }, previousKeyId, others = []) => {
      const nearby = acsUrls.every(isLoopback);
      const fits = (key: SigningKey) => kindOf(key.privateKey) === kind && (key !== demoKey || nearby);
      const previous = previousKeyId === undefined ? undefined : keys.get(previousKeyId);
      if (previous && fits(previous)) return previous;
      // Another key of the app's takes over only from one of another kind: what leaves loopback gets a key nobody saw.
      const changesKind = previous !== undefined && kindOf(previous.privateKey) !== kind;
      const other = changesKind ? others.flatMap((id) => keys.get(id) ?? []).findLast(fits) : undefined;
      if (other) return other;
      if (demoKey) return fits(demoKey) ? demoKey : generate({ kind });
      return kind === 'RSA' && nearby ? sharedKey() : generate({ kind });
    },
  };
}
