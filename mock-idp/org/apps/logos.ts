import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';

/** Okta's limit: "less than 1 MB". */
export const largestLogo = 1024 * 1024;

export interface Logo {
  type: 'image/png' | 'image/jpeg' | 'image/gif';
  content: Buffer;
}

/** The pictures of apps. */
export interface Logos {
  /** PNG, JPG or GIF, told by its first octets, whatever it is called. */
  put(appId: string, content: Buffer): Promise<void>;
  get(appId: string): Promise<Logo | undefined>;
  /** Ids of the apps that have one. */
  having(): Promise<ReadonlySet<string>>;
  remove(appId: string): Promise<void>;
}

const beginnings: readonly (readonly [Logo['type'], string])[] = [
  ['image/png', '89504e470d0a1a0a'],
  ['image/jpeg', 'ffd8ff'],
  ['image/gif', '474946383'],
];

/** What kind of picture it is; undefined for anything else, scripts in SVG among it. */
function typeOf(content: Buffer): Logo['type'] | undefined {
  const beginning = content.subarray(0, 16).toString('hex');
  return beginnings.find(([, mark]) => beginning.startsWith(mark))?.[0];
}

/** Why a file cannot be a logo; undefined when it can. */
export function logoProblem(content: Buffer): string | undefined {
  if (content.length > largestLogo) return 'App logo: the file is larger than 1 MB';
  return typeOf(content) === undefined ? 'App logo: the file must be a PNG, JPG or GIF' : undefined;
}

interface LogoRecord {
  appId: string;
  type: Logo['type'];
  base64: string;
}

export function createLogos({ store }: OrgDependencies): Logos {
  const records = store.collection<LogoRecord>('logos', {});
  return {
    put: async (appId, content) => {
      const type = typeOf(content);
      const message = logoProblem(content);
      if (type === undefined || message !== undefined) {
        throw new OrgError('validation_failed', 'Api validation failed: logo', [
          { path: '/logo', message: message ?? '', remedy: 'A PNG, JPG or GIF of at most 1 MB.' },
        ]);
      }
      await records.put(appId, { appId, type, base64: content.toString('base64') });
    },
    get: async (appId) => {
      const found = await records.get(appId);
      return found && { type: found.type, content: Buffer.from(found.base64, 'base64') };
    },
    having: async () => new Set((await records.list()).map(({ appId }) => appId)),
    remove: async (appId) => {
      await records.delete(appId);
    },
  };
}
