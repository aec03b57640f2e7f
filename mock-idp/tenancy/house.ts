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
  /** There when other processes serve the SAML face: what the house holds is shared with them. */
  sharing?: Sharing;
}

/** How what is held here is shared with whoever serves beside us. */
export interface Sharing {
  /** What the SAML face is asked, as those who pass a request on say it. */
  readAsked: ReadAsked;
  /** A store that tells of every change; `address` is the subdomain of a further organisation. */
  share(store: Store, address?: string): Store;
  /** The face of an organisation, each call over only when those who serve know what came of it. */
  settled(face: MockOrganisation): MockOrganisation;
}

export interface House {
  first: MockOrganisation;
  organisations: Organisations;
  saml: RequestListener;
  admin: RequestListener;
  /** The organisation at an address; without one the first. */
  find(subdomain: string | undefined): Promise<OpenOrganisation | undefined>;
  /** Lets go of every store. */
  close(): Promise<void>;
}

/** Opens the house. Throws SeedError or StoreRefusedError, and then nothing is open. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { data, seed, samlUrl, adminUrl, scheme, readAsked, domain, sharing, ...rest } = parts;
  const { log } = rest;
  const stores = createStores(data);
  const bases = createBases();
  const shared = { ...rest, baseOf: bases.of };
  const share = (store: Store, address?: string) => sharing?.share(store, address) ?? store;
  const registry = createRegistry({
    kept: stores.kept(),
    discard: stores.discard,
    first: () => first,
    open: async (address, seed) => {
      const at = `/o/${address}`;
      const own = { address, samlUrl: samlUrl + at, adminUrl: adminUrl + at, ...(seed && { seed }) };
      return over(share(await stores.open(address), address), (store) =>
        openOrganisation({ ...shared, ...own, store }),
      );
    },
  });
  const over = async (store: Store, open: (store: Store) => Promise<OpenOrganisation>) => {
    const opened = await orClosed(store, open);
    return sharing ? { ...opened, face: sharing.settled(opened.face) } : opened;
  };
  const demoKey = await readDemoKey();
  const own = { samlUrl, adminUrl, demoKey, organisations: registry, ...(seed && { seed }) };
  const first = await over(share(await stores.openFirst()), (store) => openOrganisation({ ...shared, ...own, store }));
  const logError = (error: unknown) => log.error({ error: String(error) }, 'A request failed at the door.');
  const find: House['find'] = async (subdomain) => (subdomain === undefined ? first : registry.find(subdomain));
  const front = { scheme, bases, logError, find };
  const saml = {
    ...front,
    readAsked: sharing?.readAsked ?? readAsked,
    layout: { basePath: basePathOf(samlUrl), domain },
  };
  const admin = { ...front, readAsked, layout: { basePath: '', domain } };
  return {
    first: first.face,
    organisations: registry,
    find,
    saml: createFront({ ...saml, side: 'saml', serve: (one, request, response) => one.saml(request, response) }),
    admin: createFront({ ...admin, side: 'admin', serve: (one, request, response) => one.admin(request, response) }),
    close: async () => {
      await registry.close();
      await first.close();
    },
  };
}

/** A store that nothing came to live in is closed again. */
async function orClosed(store: Store, open: (store: Store) => Promise<OpenOrganisation>): Promise<OpenOrganisation> {
  try {
    return await open(store);
  } catch (error) {
    await store.close();
    throw error;
  }
}
