/** The mock identity provider: Okta's behaviour, and every deviation from it that has a name. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApi } from './api/index.ts';
import { createConsole, views } from './console/index.ts';
import {
  type ArmedFault,
  type ArmInput,
  createArmedFaults,
  createControl,
  createTransactions,
} from './control/index.ts';
import { armingProblems, createWorkbench, type Workbench, type WorkbenchOptions } from './embedded/index.ts';
import { faults } from './faults/index.ts';
import {
  type Clock,
  createAdminFace,
  createClock,
  createSamlFace,
  type Listener,
  type Logger,
  listen,
} from './http/index.ts';
import { createKeyring, createOrg, type OrgServices, randomLetters } from './org/index.ts';
import { createMessageIds, createNextKey, createStrangerKey, generateSigningKey, readDemoKey } from './saml/index.ts';
import { applySeed, demoSeed, fillOrg, type OrgSeed, withAdministrator } from './seed/index.ts';
import { situations } from './situations/index.ts';
import { createMemoryStore, createSnapshots, openSqliteStore, type Store } from './store/index.ts';
import { createTraceLog, type Exchange } from './trace/index.ts';

export { ControlError } from './control/index.ts';
export type { ResendOptions, TakeRequestOptions } from './embedded/index.ts';
export { NoRequestError } from './embedded/index.ts';
export type { AdHocChange } from './faults/index.ts';
export { faultNames, faults } from './faults/index.ts';
export { type Logger, PortTakenError } from './http/index.ts';
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
export { type StoreRefusal, StoreRefusedError } from './store/index.ts';
export type { ArmedFault, ArmInput, Exchange };
export { situations };

export interface MockIdpOptions extends WorkbenchOptions {
  /** Port of the SAML face; 0 or absent takes any free one. */
  samlPort?: number;
  /** Port of the admin face, always on 127.0.0.1. */
  adminPort?: number;
  /** Address the SAML face listens on. Default 127.0.0.1. */
  host?: string;
  /** What the organisation holds. Default: the demo people, no apps. Without an administrator it gets the demo's. */
  seed?: OrgSeed;
  /**
   * Directory of the file that holds the organisation, its keys and sessions; made if it is not there. Once filled it
   * is what counts, and `seed` is not applied again. Absent: everything ends with the process.
   */
  data?: string;
  /** Where the clock starts from. */
  now?: () => Date;
  log?: Logger;
  /** Calls a minute that the management API takes before it answers 429. Default 100,000. */
  apiRateLimit?: number;
}

/** A running identity provider. */
export interface MockIdp extends Workbench {
  /** `http://127.0.0.1:PORT` of the SAML face. */
  samlUrl: string;
  adminUrl: string;
  /** True: the data directory held an organisation, and no seed was applied. */
  resumed: boolean;
  /** For `Authorization: Bearer …` at `/_assay`. */
  controlToken: string;
  /** For `Authorization: SSWS …` at `{adminUrl}/api/v1`; it belongs to the first administrator. */
  apiToken: string;
  /** The Metadata URL of an app, by label or `0oa…` id. */
  metadataUrl(appLabelOrId: string): Promise<string>;
  /** Puts a fault into the next messages: one of the registry, or a change of your own (`adHoc`). */
  arm(input: ArmInput): Promise<ArmedFault>;
  /** Every exchange since the last reset, oldest first. */
  received(): Promise<Exchange[]>;
  clock: Pick<Clock, 'now' | 'set' | 'advance'>;
  snapshot(): Promise<string>;
  /** False when there is no such snapshot. */
  restore(id: string): Promise<boolean>;
  /** Back to what the organisation was filled with, ids included; clock, trace, faults and transactions are as at the start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const silent: Logger = { info: () => undefined, error: () => undefined };

/** Starts an identity provider. Throws SeedError, PortTakenError or StoreRefusedError, and then nothing keeps running. */
export async function createMockIdp(options: MockIdpOptions = {}): Promise<MockIdp> {
  const samlListener = await listen(options.host ?? '127.0.0.1', options.samlPort ?? 0, 'samlPort');
  const opened: { close(): Promise<void> }[] = [samlListener];
  try {
    const adminListener = await listen('127.0.0.1', options.adminPort ?? 0, 'adminPort');
    opened.push(adminListener);
    const store = await openStore(options.data);
    opened.push(store);
    return await assemble(options, samlListener, adminListener, store);
  } catch (error) {
    await Promise.all(opened.map((one) => one.close()));
    throw error;
  }
}

async function openStore(data: string | undefined): Promise<Store> {
  return data === undefined ? createMemoryStore() : openSqliteStore(join(data, 'idp.sqlite'));
}

async function fill(org: OrgServices, seed: OrgSeed | undefined): Promise<void> {
  if (seed === undefined) await fillOrg(org, demoSeed);
  else await applySeed(org, withAdministrator(seed), (read) => armingProblems(org, read));
  // Made now, so that it is in the snapshot that a reset puts back, and keeps its id.
  await org.groups.everyone();
}

async function assemble(options: MockIdpOptions, saml: Listener, admin: Listener, store: Store): Promise<MockIdp> {
  const { log = silent } = options;
  const random = (bytes: number): Buffer => randomBytes(bytes);
  const clock = createClock(options.now ?? (() => new Date()));
  const now = () => clock.now();
  const keyring = await createKeyring(
    await readDemoKey(),
    (wish) => generateSigningKey('example', wish.notBefore ?? now(), wish),
    store,
  );
  const org = createOrg({ store, now, random, keyring, samlUrl: () => saml.url });
  const trace = createTraceLog(now);
  const hasPerson = async (login: string) => (await org.directory.find(login)) !== undefined;
  const armed = createArmedFaults({ faults, hasPerson, now });
  const transactions = createTransactions({ faults, hasPerson, now, random });
  const ports = { org, trace, armed, faults, hasPerson, now, random };
  const bench = createWorkbench({ ...ports, samlUrl: saml.url, host: options.host ?? '127.0.0.1' }, options);
  const addresses = { saml: saml.url, admin: admin.url };
  const logError = (error: unknown) => log.error({ error: String(error) }, 'The admin face failed.');

  // Built before the seed goes in: a store snapshot holds only what was asked for before it was taken.
  const face = createSamlFace({
    org,
    trace,
    armed,
    transactions,
    clock,
    store,
    views,
    random,
    log,
    journeys: bench.journeys,
    ...(bench.laboratory && { laboratory: bench.laboratory }),
    ...(bench.unattended && { unattended: bench.unattended }),
    issuing: { freshId: createMessageIds(random), strangerKey: createStrangerKey(now), nextKey: createNextKey(now) },
    addresses: () => addresses,
  });
  const { resumed, goBack } = await store.fillOnce(() => fill(org, options.seed));
  if (!resumed) await bench.reset(options.seed);
  const snapshots = createSnapshots(store);
  const reset = async () => {
    await goBack();
    snapshots.clear();
    clock.reset();
    trace.clear();
    armed.clear();
    transactions.clear();
    await bench.reset(resumed ? undefined : options.seed);
  };
  const snapshot = () => snapshots.take();
  const restore = (id: string) => snapshots.restore(id);
  const controlToken = randomLetters(random, 43);
  const apiToken = `00${randomLetters(random, 40)}`;
  const control = createControl(
    {
      org,
      trace,
      armed,
      transactions,
      faults,
      clock,
      samlUrl: () => saml.url,
      snapshot,
      restore,
      reset,
      logError,
      stage: bench.stage,
      workbench: bench.face,
    },
    controlToken,
  );
  saml.serve(face);
  admin.serve(
    createAdminFace({
      console: createConsole({ org, trace, armed, transactions, stage: bench.stage, clock, addresses }),
      control,
      api: createApi({ org, clock, random, samlUrl: () => saml.url, logError }, apiToken, options.apiRateLimit),
      logError,
    }),
  );
  log.info(addresses, 'The identity provider listens.');
  return {
    samlUrl: saml.url,
    adminUrl: admin.url,
    resumed,
    controlToken,
    apiToken,
    metadataUrl: async (labelOrId) => {
      const app = (await org.applications.findByLabel(labelOrId)) ?? (await org.applications.get(labelOrId));
      return org.applications.addresses(app).metadataUrl;
    },
    arm: (input) => armed.arm(input),
    ...bench.face,
    received: async () => trace.list().reverse(),
    clock,
    snapshot,
    restore,
    reset,
    close: async () => {
      await Promise.all([saml.close(), admin.close()]);
      await store.close();
    },
  };
}
