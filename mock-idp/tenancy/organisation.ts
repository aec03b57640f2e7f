/** One organisation, whole: its keys, state, sessions, trace, faults, clock, snapshots, and the two sides it shows. */
import type { IncomingMessage, RequestListener } from 'node:http';
import { type ArmedFault, type ArmInput, createArmedFaults, createTransactions } from '../arming/index.ts';
import { loadViews } from '../console/index.ts';
import type { OrganisationsControl } from '../control/index.ts';
import { armingProblems, createWorkbench, type Workbench, type WorkbenchOptions } from '../embedded/index.ts';
import { faults } from '../faults/index.ts';
import {
  type Clock,
  createClock,
  createParticipants,
  createPreview,
  createSamlFace,
  type Logger,
  type Participants,
  type Unattended,
} from '../http/index.ts';
import { createKeyring, createOrg, type NewKey, type OrgServices } from '../org/index.ts';
import {
  createMessageIds,
  createNextKey,
  createStrangerKey,
  generateSigningKey,
  type SigningKey,
} from '../saml/index.ts';
import { applySeed, demoSeed, fillOrg, type OrgSeed, withAdministrator } from '../seed/index.ts';
import { createSnapshots, type Store } from '../store/index.ts';
import { createTraceLog, type Exchange, type TraceLog } from '../trace/index.ts';
import { createAdminSide } from './admin-side.ts';
import { createRandom } from './random.ts';
import { tokensIn } from './tokens.ts';
import { type Trust, trustsOf } from './trusts.ts';

/** An organisation as whoever embeds the IdP handles it. */
export interface MockOrganisation extends Workbench {
  /** URL of its SAML face, no trailing slash: what metadata and mails name. */
  samlUrl: string;
  /** URL before `/admin`, `/api/v1` and `/_assay`. */
  adminUrl: string;
  /** True: the data directory held it, and no seed was applied. */
  resumed: boolean;
  /** For `Authorization: Bearer …` at `{adminUrl}/_assay`. */
  controlToken: string;
  /** For `Authorization: SSWS …` at `{adminUrl}/api/v1`; it belongs to the first administrator. */
  apiToken: string;
  /** The Metadata URL of an app, by label or `0oa…` id. */
  metadataUrl(appLabelOrId: string): Promise<string>;
  /** What SPs were asked to trust, app by app: to set it up, and to remove it in the end. */
  trusts(): Promise<Trust[]>;
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
}

export interface OpenOrganisation {
  face: MockOrganisation;
  subdomain(): Promise<string>;
  saml: RequestListener;
  admin: RequestListener;
  /** What those need who serve its SAML face in another process. */
  state: ServedState;
  /** Lets go of its store. */
  close(): Promise<void>;
}

/** What serving the SAML face reads and writes beside the store. */
export interface ServedState {
  trace: TraceLog;
  participants: Participants;
  clock: Pick<Clock, 'offsetMs'>;
  laboratory: boolean;
  unattended?: Unattended;
  /** Something is armed or staged: the next requests are not plain ones. */
  steered(): boolean;
}

export interface OrganisationParts extends WorkbenchOptions {
  /** Address the SAML face listens on. */
  host: string;
  store: Store;
  samlUrl: string;
  adminUrl: string;
  seed?: OrgSeed;
  /** Where its clock starts from. */
  now(): Date;
  /** Public to everybody who has this package: only the first organisation may sign with it, and for loopback only. */
  demoKey?: SigningKey;
  /** Its address, which nothing may change; the first organisation has none. */
  address?: string;
  /** Only the first organisation rules over the others. */
  organisations?: OrganisationsControl;
  baseOf(request: IncomingMessage): string | undefined;
  apiRateLimit?: number;
  log: Logger;
}

async function fill(org: OrgServices, seed: OrgSeed | undefined): Promise<void> {
  if (seed === undefined) await fillOrg(org, { ...demoSeed, organisation: { name: 'Example' } });
  else await applySeed(org, withAdministrator(seed), (read) => armingProblems(org, read));
  // Made now, so that it is in the snapshot that a reset puts back, and keeps its id.
  await org.groups.everyone();
}

/** Opens an organisation over its store, and fills it when it is new. Throws SeedError; the store is the caller's to close. */
export async function openOrganisation(parts: OrganisationParts): Promise<OpenOrganisation> {
  const { store, samlUrl, adminUrl, log } = parts;
  const random = createRandom();
  const clock = createClock(parts.now);
  const now = () => clock.now();
  const subdomain = parts.address ?? 'example';
  const generate = (wish: NewKey) => generateSigningKey(subdomain, wish.notBefore ?? now(), wish);
  const keyring = await createKeyring(parts.demoKey, generate, store);
  const org = createOrg({
    store,
    now,
    random,
    keyring,
    samlUrl: () => samlUrl,
    ...(parts.address !== undefined && { address: parts.address }),
  });
  const trace = createTraceLog(now);
  const hasPerson = async (login: string) => (await org.directory.find(login)) !== undefined;
  const armed = createArmedFaults({ faults, hasPerson, now });
  const transactions = createTransactions({ faults, hasPerson, now, random });
  const ports = { org, trace, armed, faults, hasPerson, now, random, samlUrl, host: parts.host };
  const bench = createWorkbench(ports, parts);
  const addresses = { saml: samlUrl, admin: adminUrl };
  const baseOf = parts.baseOf;
  const participants = createParticipants(store, now);

  const issuing = {
    freshId: createMessageIds(random),
    strangerKey: createStrangerKey(now),
    nextKey: createNextKey(now),
  };

  // Built before the seed goes in: a store snapshot holds only what was asked for before it was taken.
  const saml = createSamlFace({
    org,
    trace,
    armed,
    transactions,
    clock,
    store,
    participants,
    views: loadViews,
    random,
    log,
    journeys: bench.journeys,
    ...(bench.laboratory && { laboratory: bench.laboratory }),
    ...(bench.unattended && { unattended: bench.unattended }),
    issuing,
    addresses: () => addresses,
    baseOf: (request) => baseOf(request) ?? samlUrl,
  });
  // Before the seed, too, so that a reset keeps them.
  const { apiToken, controlToken } = await tokensIn(store, random);
  const { resumed, goBack } = await store.fillOnce(() => fill(org, parts.seed));
  if (!resumed) await bench.reset(parts.seed);
  const snapshots = createSnapshots(store);
  const reset = async () => {
    await goBack();
    snapshots.clear();
    clock.reset();
    trace.clear();
    armed.clear();
    transactions.clear();
    await bench.reset(resumed ? undefined : parts.seed);
  };
  const snapshot = () => snapshots.take();
  const restore = (id: string) => snapshots.restore(id);
  const admin = createAdminSide({
    services: {
      org,
      trace,
      armed,
      transactions,
      clock,
      addresses,
      snapshot,
      restore,
      reset,
      random,
      stage: bench.stage,
      preview: createPreview({ org, clock, issuing }),
      workbench: bench.face,
    },
    controlToken,
    apiToken,
    baseOf: (request) => baseOf(request) ?? adminUrl,
    log,
    ...(parts.apiRateLimit !== undefined && { apiRateLimit: parts.apiRateLimit }),
    ...(parts.organisations && { organisations: parts.organisations }),
  });
  return {
    saml,
    admin,
    state: {
      trace,
      participants,
      clock,
      laboratory: bench.laboratory !== undefined,
      ...(bench.unattended && { unattended: bench.unattended }),
      steered: () => armed.list().length + armed.situations().length > 0 || !bench.journeys.quiet(),
    },
    subdomain: async () => (await org.organisation.get()).subdomain,
    close: () => store.close(),
    face: {
      samlUrl,
      adminUrl,
      resumed,
      controlToken,
      apiToken,
      metadataUrl: async (labelOrId) => {
        const app = (await org.applications.findByLabel(labelOrId)) ?? (await org.applications.get(labelOrId));
        return org.applications.addresses(app).metadataUrl;
      },
      trusts: () => trustsOf(org, parts.demoKey),
      arm: (input) => armed.arm(input),
      ...bench.face,
      received: async () => trace.list().reverse(),
      clock,
      snapshot,
      restore,
      reset,
    },
  };
}
