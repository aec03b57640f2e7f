/** The mock identity provider: Okta's behaviour, and every deviation from it that has a name. */
import type { ArmedFault, ArmInput } from './arming/index.ts';
import type { WorkbenchOptions } from './embedded/index.ts';
import { type Logger, listen, type TlsFiles } from './http/index.ts';
import type { OrgSeed } from './seed/index.ts';
import { loadWorkers, openServing } from './serving.ts';
import {
  createReadAsked,
  type MockOrganisation,
  type Organisations,
  openHouse,
  readPublicUrl,
} from './tenancy/index.ts';
import type { Exchange } from './trace/index.ts';

export { ControlError } from './arming/index.ts';
export type { ResendOptions, TakeRequestOptions } from './embedded/index.ts';
export { NoRequestError } from './embedded/index.ts';
export type { AdHocChange } from './faults/index.ts';
export { faultNames, faults } from './faults/index.ts';
export { type Logger, PortTakenError, type TlsFiles } from './http/index.ts';
export { OrgError } from './org/index.ts';
export {
  demoAdministrator,
  demoPassword,
  demoSeed,
  type OrgSeed,
  readOrgSeed,
  SeedError,
  type SeedProblem,
} from './seed/index.ts';
export type { StagedSituation, StageInput } from './situations/index.ts';
export { situations } from './situations/index.ts';
export { type StoreRefusal, StoreRefusedError } from './store/index.ts';
export {
  type MockOrganisation,
  type NewOrganisation,
  type Organisations,
  ProxyError,
  PublicUrlError,
  readPublicUrl,
  type Trust,
} from './tenancy/index.ts';
export type { ArmedFault, ArmInput, Exchange };

export interface MockIdpOptions extends WorkbenchOptions {
  /** Port of the SAML face; 0 or absent takes any free one. */
  samlPort?: number;
  /** Port of the admin face, always on 127.0.0.1. */
  adminPort?: number;
  /** Address the SAML face listens on. Default 127.0.0.1. */
  host?: string;
  /**
   * What browsers and SPs reach the SAML face at, where that is not the address it listens on: behind a proxy, under a
   * path. Metadata, mails and pages name it. Throws PublicUrlError for what is none.
   */
  publicUrl?: string;
  /** Addresses and ranges (`10.0.0.0/8`) of the proxies whose `X-Forwarded-Host` and `-Proto` are believed. Default: nobody's. */
  trustedProxies?: readonly string[];
  /** Organisations answer by host as `{subdomain}.{domain}`, too. Default `okta.localhost`. */
  domain?: string;
  /** Both faces speak https with this certificate. */
  tls?: TlsFiles;
  /** What the organisation holds. Default: the demo people, no apps. Without an administrator it gets the demo's. */
  seed?: OrgSeed;
  /**
   * Directory of the files that hold the organisations, their keys and sessions; made if it is not there. Once filled it
   * is what counts, and `seed` is not applied again. Absent: everything ends with the process.
   */
  data?: string;
  /** Where the clock starts from. With `workers` it must run as the machine's does: they ask it once, and `clock` moves them. */
  now?: () => Date;
  log?: Logger;
  /**
   * Processes that serve the SAML port; this one holds the state and serves the admin face. Default 1: this one does
   * everything. Each of several has a copy of the configuration in memory.
   */
  workers?: number;
  /** Calls a minute that the management API takes before it answers 429. Default 100,000. */
  apiRateLimit?: number;
}

/** A running identity provider: its first organisation, and others beside it. */
export interface MockIdp extends MockOrganisation {
  /** Where the SAML face listens; `samlUrl` is where it is reached. */
  localUrl: string;
  /** Further organisations, each with keys, state, trace, faults and clock of its own. */
  organisations: Organisations;
  close(): Promise<void>;
}

const silent: Logger = { info: () => undefined, error: () => undefined };
const defaults = {
  domain: 'okta.localhost',
  now: () => new Date(),
  log: silent,
  host: '127.0.0.1',
  samlPort: 0,
  adminPort: 0,
  trustedProxies: [],
  workers: 1,
  tls: undefined,
};

/** What a process does that was forked to serve the SAML port of another one. */
export const serveAsWorker = async () => (await loadWorkers()).serveAsWorker();

/** Starts an identity provider. Throws SeedError, PortTakenError, PublicUrlError, ProxyError or StoreRefusedError, and then nothing keeps running. */
export async function createMockIdp(options: MockIdpOptions = {}): Promise<MockIdp> {
  const settings = { ...defaults, ...options };
  const { adminPort, publicUrl, tls, log } = settings;
  const readAsked = createReadAsked(settings.trustedProxies);
  const reachedAt = publicUrl === undefined ? undefined : readPublicUrl(publicUrl);
  const saml = await openServing(settings);
  const opened: { close(): Promise<void> }[] = [saml];
  try {
    const admin = await listen('127.0.0.1', adminPort, 'adminPort', tls);
    opened.push(admin);
    const addresses = { samlUrl: reachedAt ?? saml.url, adminUrl: admin.url };
    const scheme = tls ? 'https' : 'http';
    const { sharing } = saml;
    const house = await openHouse({ ...settings, ...addresses, scheme, readAsked, ...(sharing && { sharing }) });
    opened.push(house);
    await saml.begin(house, addresses.samlUrl);
    admin.serve(saml.settling(house.admin));
    log.info(addresses, 'The identity provider listens.');
    return {
      ...house.first,
      localUrl: saml.url,
      organisations: house.organisations,
      close: async () => {
        await Promise.all([saml.close(), admin.close()]);
        await house.close();
      },
    };
  } catch (error) {
    await Promise.all(opened.map((one) => one.close()));
    throw error;
  }
}
