import { type KeyKind, kindOf, type SigningKey } from '../../saml/index.ts';
import type { NewKey, OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import type { App, AppKey, SamlSettings } from '../model.ts';

/** The app's keys with one more, unless it is there. */
export function withKey(app: App, kid: string, now: Date): Pick<App, 'keys'> {
  if (app.keys.some((key) => key.kid === kid)) return { keys: app.keys };
  return { keys: [...app.keys, { kid, created: now.toISOString() }] };
}

/** The kind of key that a Signature Algorithm takes. */
export function keyKindOf({ signatureAlgorithm }: Pick<SamlSettings, 'signatureAlgorithm'>): KeyKind {
  if (signatureAlgorithm === 'ECDSA_SHA384') return 'P-384';
  return signatureAlgorithm === 'ECDSA_SHA256' ? 'P-256' : 'RSA';
}

const notFound = (kid: string) => new OrgError('not_found', `Not found: Resource not found: ${kid} (AppKeyCredential)`);

function invalid(message: string, remedy: string): OrgError {
  return new OrgError('validation_failed', 'Api validation failed: keys', [
    { path: '/credentials/signing/kid', message, remedy },
  ]);
}

/** The life of an app's keys: generated, active, retired. A retired key stays, so that it can come back. */
export function appKeys(
  { now, keyring }: OrgDependencies,
  get: (id: string) => Promise<App>,
  change: (id: string, next: (app: App) => App, eventType: string) => Promise<App>,
) {
  const has = (app: App, kid: string) => app.keys.some((key) => key.kid === kid);
  const add = async (id: string, kid: string, eventType: string): Promise<AppKey> => {
    const app = await change(id, (current) => ({ ...current, ...withKey(current, kid, now()) }), eventType);
    const key = app.keys.find((candidate) => candidate.kid === kid);
    if (!key) throw notFound(kid);
    return key;
  };
  const key = (app: App, kid: string): SigningKey => {
    const found = has(app, kid) ? keyring.get(kid) : undefined;
    if (!found) throw notFound(kid);
    return found;
  };
  return {
    key,
    /** Only a key of this app, and of a kind that its Signature Algorithm takes, can become its active one. */
    refuseUnfit: (app: App, kid: string, settings: SamlSettings): void => {
      if (!has(app, kid)) throw invalid(`There is no key ${kid} of this app.`, 'Generate it, or clone it here, first.');
      const kind = kindOf(key(app, kid).privateKey);
      if (kind === keyKindOf(settings)) return;
      const message = `The key ${kid} is of kind ${kind}, and cannot make ${settings.signatureAlgorithm}.`;
      throw invalid(message, 'Change the Signature Algorithm with it.');
    },
    /** Of the kind that the app signs with, unless said otherwise. */
    generate: async (id: string, wish: NewKey & { years: number }): Promise<AppKey> => {
      const { signOn } = (await get(id)).settings;
      const { years } = wish;
      if (!Number.isInteger(years) || years < 2 || years > 10) {
        throw invalid('Validity years out of range. It should be 2 - 10 years.', 'A whole number from 2 to 10.');
      }
      const { kid } = await keyring.generate({ kind: keyKindOf(signOn), ...wish });
      return add(id, kid, 'app.keys.generate');
    },
    /** A key that the keyring has already. */
    adopt: (id: string, kid: string): Promise<AppKey> => add(id, kid, 'app.keys.generate'),
    clone: async (id: string, kid: string, targetId: string): Promise<AppKey> => {
      key(await get(id), kid);
      if (has(await get(targetId), kid)) {
        throw invalid('Key already exists in the list of key credentials for the target app.', 'Another app.');
      }
      return add(targetId, kid, 'app.keys.clone');
    },
  };
}
