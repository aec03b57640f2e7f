/** The organisations of one process beside the first one. Finding one is one look into a map, however many there are. */
import { ControlError, refusal } from '../arming/index.ts';
import type { OrgSeed } from '../seed/index.ts';
import type { MockOrganisation, OpenOrganisation } from './organisation.ts';
import { isSubdomain } from './place.ts';

export interface NewOrganisation {
  /** Its address: `{samlUrl}/o/{subdomain}`. Small letters, digits and hyphens. */
  subdomain: string;
  /** What it holds. Default: the demo people, no apps. */
  seed?: OrgSeed;
}

/** Organisations as whoever embeds or controls the IdP handles them. */
export interface Organisations {
  /** Throws ControlError `validation_failed` or `conflict`, SeedError, or StoreRefusedError. */
  create(input: NewOrganisation): Promise<MockOrganisation>;
  get(subdomain: string): Promise<MockOrganisation | undefined>;
  /** Subdomains, in order of making. */
  list(): string[];
  /** Ends it and deletes what was kept of it. False when there is none. */
  remove(subdomain: string): Promise<boolean>;
}

export interface Registry extends Organisations {
  find(subdomain: string): Promise<OpenOrganisation | undefined>;
  close(): Promise<void>;
}

export interface RegistryParts {
  /** Those kept by an earlier process; each is opened when it is first asked for. */
  kept: readonly string[];
  open(subdomain: string, seed: OrgSeed | undefined): Promise<OpenOrganisation>;
  /** Deletes what is kept of a closed one. */
  discard(subdomain: string): Promise<void>;
  /** The organisation that is always there; it answers under its subdomain, too. */
  first(): OpenOrganisation;
}

/** Makes the registry. */
export function createRegistry({ kept, open, discard, first }: RegistryParts): Registry {
  const organisations = new Map<string, Promise<OpenOrganisation> | undefined>(kept.map((name) => [name, undefined]));
  const opened = (subdomain: string, seed?: OrgSeed): Promise<OpenOrganisation> => {
    const present = organisations.get(subdomain);
    if (present) return present;
    const opening = open(subdomain, seed);
    organisations.set(subdomain, opening);
    return opening;
  };
  const isFirst = async (subdomain: string) => (await first().subdomain()) === subdomain;
  const find = async (subdomain: string): Promise<OpenOrganisation | undefined> => {
    if (organisations.has(subdomain)) return opened(subdomain);
    return (await isFirst(subdomain)) ? first() : undefined;
  };
  return {
    find,
    get: async (subdomain) => (await find(subdomain))?.face,
    list: () => [...organisations.keys()],
    create: async ({ subdomain, seed }) => {
      const path = '/subdomain';
      if (!isSubdomain(subdomain)) {
        const remedy = 'Small letters, digits and hyphens; at most 57, the first one no hyphen.';
        throw refusal('validation_failed', path, `${subdomain} is no subdomain.`, remedy);
      }
      const taken = new ControlError('conflict', `There is an organisation ${subdomain} already.`, [
        { path, message: `${subdomain} is taken.`, remedy: 'Choose another, or remove that one.' },
      ]);
      if (await isFirst(subdomain)) throw taken;
      if (organisations.has(subdomain)) throw taken;
      try {
        return (await opened(subdomain, seed)).face;
      } catch (error) {
        organisations.delete(subdomain);
        throw error;
      }
    },
    remove: async (subdomain) => {
      if (!organisations.has(subdomain)) return false;
      const organisation = organisations.get(subdomain);
      organisations.delete(subdomain);
      await (await organisation)?.close();
      await discard(subdomain);
      return true;
    },
    close: async () => {
      for (const organisation of organisations.values()) await (await organisation)?.close();
    },
  };
}
