import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryStore, openSqliteStore, type Store } from '../store/index.ts';
import { isSubdomain } from './place.ts';

/** Where organisations are kept: one file each, or memory. */
export interface Stores {
  openFirst(): Promise<Store>;
  open(subdomain: string): Promise<Store>;
  /** Subdomains of those kept, by name. */
  kept(): string[];
  discard(subdomain: string): Promise<void>;
}

const suffix = '.sqlite';

/** Files in a data directory: `idp.sqlite` for the first organisation, `organisations/{subdomain}.sqlite` for others. */
export function createStores(data: string | undefined): Stores {
  if (data === undefined) {
    const open = async () => createMemoryStore();
    return { openFirst: open, open, kept: () => [], discard: async () => {} };
  }
  const folder = join(data, 'organisations');
  const fileOf = (subdomain: string) => join(folder, subdomain + suffix);
  return {
    openFirst: () => openSqliteStore(join(data, 'idp.sqlite')),
    open: (subdomain) => openSqliteStore(fileOf(subdomain)),
    kept: () =>
      filesIn(folder)
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
        .filter(isSubdomain)
        .sort(),
    discard: async (subdomain) => {
      for (const end of ['', '-wal', '-shm', '-journal']) await rm(fileOf(subdomain) + end, { force: true });
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Made with the first organisation that is kept there.
    return [];
  }
}
