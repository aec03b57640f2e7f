import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createConsole } from './console/index.ts';
import { ReferenceSpError } from './errors.ts';
import {
  browserEnd,
  closeServer,
  createApp,
  createCsrf,
  createFetch,
  createMetadataFetcher,
  invite,
  type Log,
  listenOnLoopback,
  type MovableClock,
  type ServerContext,
  type TlsFiles,
} from './http/index.ts';
import { createOutbox, mailsKept } from './outbox/index.ts';
import { type Policy, workatoPolicy } from './policy/index.ts';
import { portalViews } from './portal/index.ts';
import { createKeyRing, type GivenKeys, idpMetadataReasons, switchableReasons } from './saml/index.ts';
import { createMemoryStore, openSqliteStore, type Store } from './store/index.ts';
import {
  activityKept,
  createSeedReader,
  createWorkspace,
  type StoredWorkspace,
  type Workspace,
  type WorkspaceSeed,
} from './workspace/index.ts';

export interface ReferenceSpOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** What the workspace holds at the start and after `reset`. */
  seed?: WorkspaceSeed;
  /**
   * Directory of the file that holds the workspace, sessions and replay memory; made if it is not there. Once filled it
   * is what counts, and `seed` is not applied again. Absent: everything ends with the process.
   */
  data?: string;
  /** Speaks https with this certificate. */
  tls?: TlsFiles;
  /** PEM of a certificate authority to trust where metadata is fetched, beside the usual ones. */
  trustedAuthority?: string;
  now?: () => Date;
  /** SAML checks to switch off: only for proving that a test suite notices. */
  checks?: { off: readonly string[] };
  /** This SP's own keys, PEM. Absent: generated for this start; `none`: it signs nothing, or opens nothing encrypted. */
  keys?: GivenKeys;
  /** scrypt's N for passwords, a power of two; absent: 16384. Less is for suites that set and try hundreds of them. */
  passwordWork?: number;
  /** Single behaviours to replace. */
  policy?: Partial<Policy>;
  log?: Log;
}

export interface ReferenceSp {
  /** `http://localhost:PORT`, or `https:` */
  url: string;
  adminUrl: string;
  /** True: the data directory held a workspace, and no seed was applied. */
  resumed: boolean;
  /** Bearer token of `/_assay/*`. */
  controlToken: string;
  clock: MovableClock;
  /** Adds to the workspace, as an upsert. Throws ReferenceSpError for a seed that is invalid. */
  apply(seed: WorkspaceSeed): Promise<void>;
  /** The providers that are trusted: name and sign-on URL. */
  providers(): { name: string; ssoUrl: string }[];
  /** Back to the seed, with nobody signed in and the clock where it belongs. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const admin = { email: 'admin@workspace.example', name: 'Workspace admin', password: 'Correct-Horse-7' };
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Starts the reference SP on loopback. Throws if the port is taken, the seed is invalid, a check is unknown or the data directory is of no use. */
export async function createReferenceSp(options: ReferenceSpOptions = {}): Promise<ReferenceSp> {
  const log = options.log ?? silent;
  const checksOff = readChecks(options.checks?.off ?? [], log);
  const readSeed = createSeedReader();
  const { port, servers } = await listenOnLoopback(options.port ?? 0, log, options.tls);
  let store: Store | undefined;
  const close = async () => {
    await Promise.all(servers.map(closeServer));
    await store?.close();
  };
  try {
    store = options.data === undefined ? createMemoryStore() : await openSqliteStore(join(options.data, 'sp.sqlite'));
    const url = `${options.tls ? 'https' : 'http'}://localhost:${port}`;
    const ready = { url, log, checksOff, readSeed, store };
    const { context, resumed } = await createContext(options, ready);
    const app = createApp(context, createConsole);
    for (const server of servers) server.on('request', app);
    const { workspace, controlToken, clock, reset } = context;
    return {
      url,
      adminUrl: `${url}/workspace-admin`,
      resumed,
      controlToken,
      clock,
      apply: (seed) => seedOrThrow(workspace, ready, seed),
      providers: () => workspace.providers().map(({ name, idp }) => ({ name, ssoUrl: idp.ssoUrl })),
      reset,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Ready {
  url: string;
  log: Log;
  checksOff: readonly string[];
  readSeed: ReturnType<typeof createSeedReader>;
  store: Store;
}

async function createContext(
  options: ReferenceSpOptions,
  ready: Ready,
): Promise<{ context: ServerContext; resumed: boolean }> {
  const { url } = ready;
  const entityId = `${url}/saml/metadata`;
  const { store } = ready;
  const begun = store.document<StoredWorkspace>('beginning');
  const found = await begun.read();
  // Without a beginning the filling, or a reset, was cut short: it is done again, from nothing.
  if (found === undefined) await store.clear();
  const clock = createClock(options.now ?? (() => new Date()));
  const trustingFetch = createFetch(options.trustedAuthority);
  const outbox = await createOutbox(store.journal('mails', mailsKept));
  const invitations = store.oneShots<string>('invitations');
  const workspace = await createWorkspace({
    now: clock.now,
    id: freshId,
    policy: { ...workatoPolicy, ...options.policy },
    ...(options.passwordWork !== undefined && { passwordWork: options.passwordWork }),
    spValues: (providerId) => ({ entityId, acsUrl: `${url}/saml/acs/${providerId}` }),
    fetchMetadata: createMetadataFetcher({
      fetch: trustingFetch,
      log: ready.log,
      now: clock.now,
      off: idpMetadataReasons.filter((reason) => ready.checksOff.includes(reason)),
    }),
    invite: async (user) => {
      await invite({ url, clock, id: freshId, invitations, outbox }, user);
    },
    document: store.document<StoredWorkspace>('workspace'),
    activity: store.journal('activity', activityKept),
  });
  if (found === undefined) await seedOrThrow(workspace, ready, options.seed);
  const beginning = found ?? workspace.snapshot();
  if (found === undefined) await begun.write(beginning);
  const { now } = clock;
  const ended = <T extends { until: Date }>() => ({ ends: { of: ({ until }: T) => until, now } });
  const allEnded = <T extends { until: Date }>() => ({ ends: { of: lastEnd<T>, now } });
  const context: ServerContext = {
    url,
    entityId,
    workspaceName: 'Assay workspace',
    workspace,
    outbox,
    clock,
    id: freshId,
    reference: () => randomBytes(6).toString('hex'),
    csrf: createCsrf(randomBytes(32)),
    views: portalViews,
    log: ready.log,
    browsers: store.sessions('browsers', { ends: { of: browserEnd, now } }),
    signedIn: store.sessions('signed-in', ended()),
    // These have no end of their own.
    platformSessions: store.sessions('platform-sessions'),
    logoutIndex: store.sessions('logout-index', allEnded()),
    loggedOut: store.sessions('logged-out', allEnded()),
    consumed: store.oneShots('consumed'),
    invitations,
    adminSessions: store.sessions('admin-sessions', ended()),
    admin,
    controlToken: randomBytes(24).toString('hex'),
    keys: createKeyRing(options.keys ?? {}, 'reference-sp', clock.now),
    checksOff: ready.checksOff,
    readSeed: ready.readSeed,
    reset: async () => {
      await store.clear();
      outbox.clear();
      clock.reset();
      await workspace.restore(beginning);
      await begun.write(beginning);
    },
  };
  return { context, resumed: found !== undefined };
}

async function seedOrThrow(workspace: Workspace, { readSeed }: Ready, seed: WorkspaceSeed | undefined): Promise<void> {
  if (seed === undefined) return;
  const read = readSeed(seed);
  const applied = read.ok ? await workspace.applySeed(read.value) : read;
  if (!applied.ok) {
    const problems = applied.errors.map(({ message }) => message).join('; ');
    throw new ReferenceSpError('seed_invalid', `The seed is invalid: ${problems}`);
  }
}

function readChecks(off: readonly string[], log: Log): readonly string[] {
  const unknown = off.filter((name) => !switchableReasons.some((code) => code === name));
  if (unknown.length > 0)
    throw new ReferenceSpError(
      'check_unknown',
      `No such SAML check: ${unknown.join(', ')}. Known: ${switchableReasons.join(', ')}.`,
    );
  if (off.length > 0) log.warn({ off }, 'SAML checks are switched off: this SP accepts what it must refuse');
  return off;
}

/** When the last of several has ended. */
function lastEnd<T extends { until: Date }>(several: T[]): Date {
  return new Date(Math.max(0, ...several.map(({ until }) => until.getTime())));
}

/** 160 random bits behind a prefix: good for secrets and, beginning with a letter, for XML IDs. */
function freshId(prefix: string): string {
  return `${prefix}-${randomBytes(20).toString('hex')}`;
}

/** A clock that can be moved; it goes on from wherever it is put. */
function createClock(base: () => Date): MovableClock & { reset(): void } {
  let offset = 0;
  return {
    now: () => new Date(base().getTime() + offset),
    set: (to) => {
      offset = to.getTime() - base().getTime();
    },
    advance: (seconds) => {
      offset += seconds * 1_000;
    },
    reset: () => {
      offset = 0;
    },
  };
}
