/** Everything behind the two listeners: the first organisation, at the root, and the others beside it. */
import type { RequestListener } from 'node:http';
import type { WorkbenchOptions } from '../embedded/index.ts';
import type { Logger } from '../http/index.ts';
import { readDemoKey } from '../saml/index.ts';
import type { OrgSeed } from '../seed/index.ts';
import type { Store } from '../store/index.ts';
import { createBases } from './bases.ts';
import { createFront } from './front.ts';
import { type MockOrganisation, type OpenOrganisation, openOrganisation } from './organisation.ts';
import type { ReadAsked } from './proxy.ts';
import { basePathOf } from './public-url.ts';
import { createRegistry, type Organisations } from './registry.ts';
import { createStores } from './stores.ts';

export interface HouseParts extends WorkbenchOptions {
  /** Address the SAML face listens on. */
  host: string;
  /** Where browsers reach the first organisation's SAML face. */
  samlUrl: string;
  adminUrl: string;
  scheme: 'http' | 'https';
  /** Organisations answer by host below it. */
  domain: string;
  readAsked: ReadAsked;
  /** Directory of the stores; absent: memory. */
  data?: string;
  seed?: OrgSeed;
  now(): Date;
  apiRateLimit?: number;
  log: Logger;
}

export interface House {
  first: MockOrganisation;
  organisations: Organisations;
  saml: RequestListener;
  admin: RequestListener;
  /** Lets go of every store. */
  close(): Promise<void>;
}

/** Opens the house. Throws SeedError or StoreRefusedError, and then nothing is open. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { data, seed, samlUrl, adminUrl, scheme, readAsked, domain, ...rest } = parts;
  const { log } = rest;
  const stores = createStores(data);
  const bases = createBases();
  const shared = { ...rest, baseOf: bases.of };
  const registry = createRegistry({
    kept: stores.kept(),
    discard: stores.discard,
    first: () => first,
    open: async (address, seed) => {
      const at = `/o/${address}`;
      const own = { address, samlUrl: samlUrl + at, adminUrl: adminUrl + at, ...(seed && { seed }) };
      return over(await stores.open(address), (store) => openOrganisation({ ...shared, ...own, store }));
    },
  });
  const demoKey = await readDemoKey();
  const own = { samlUrl, adminUrl, demoKey, organisations: registry, ...(seed && { seed }) };
  const first = await over(await stores.openFirst(), (store) => openOrganisation({ ...shared, ...own, store }));
  const logError = (error: unknown) => log.error({ error: String(error) }, 'A request failed at the door.');
  const front = { scheme, readAsked, first, bases, logError, find: registry.find };
  return {
    first: first.face,
    organisations: registry,
    saml: createFront({ ...front, side: 'saml', layout: { basePath: basePathOf(samlUrl), domain } }),
    admin: createFront({ ...front, side: 'admin', layout: { basePath: '', domain } }),
    close: async () => {
      await registry.close();
      await first.close();
    },
  };
}

/** A store that nothing came to live in is closed again. */
async function over(store: Store, open: (store: Store) => Promise<OpenOrganisation>): Promise<OpenOrganisation> {
  try {
    return await open(store);
  } catch (error) {
    await store.close();
    throw error;
  }
}
