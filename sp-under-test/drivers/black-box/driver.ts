import { DriverError } from '../driver-error.ts';
import type { AcsEndpoint, DriverPerson, IdpTrust, OtherAcs, OtherTenant, SpFacts, SutDriver } from '../port.ts';
import { plainReach, type Reach } from '../reach/index.ts';
import type { UserAgent } from '../user-agent.ts';
import { behaviourOf } from './behaviour.ts';
import { type IsLocal, mayBeAttacked, proveControl } from './consent.ts';
import { readEncryptionCertificate } from './encryption-certificate.ts';
import type { Environment } from './environment.ts';
import { Hooks } from './hooks.ts';
import type { Profile, StartStep, Way } from './profile.ts';
import { factsFromMetadata } from './sp-metadata.ts';
import { reachOf } from './user-agent.ts';
import { readWhoami } from './whoami.ts';

const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const scenarioNames = ['Alice', 'Bob'];

/** What a black-box driver needs beside its profile. */
export interface BlackBoxOptions {
  /** The profile's folder: hooks run there, and its files are relative to it. */
  directory: string;
  /** Environment of the hooks. */
  env: Environment;
  log?: (line: string) => void;
  /** Nobody waits any more until the SP is up. */
  stop?: AbortSignal | undefined;
  /** What the SP trusts, where it was set up before. */
  trust?: IdpTrust;
  /** Which addresses lie on this machine; for tests. */
  isLocal?: IsLocal;
}

/** Drives any SP through what its profile says: no reason codes, no movable clock. */
export function createBlackBoxDriver(profile: Profile, options: BlackBoxOptions): SutDriver {
  const reach = reachOf(profile, options.directory);
  const log = options.log ?? (() => undefined);
  const hooks = new Hooks(profile.hooks ?? {}, { ...options, log, reach: reach ?? plainReach });
  const nameIdFormat = profile.nameIdFormat ?? emailAddress;
  const { agent, consent, defaultRelayState, hooks: declaredHooks = {}, signOut, start } = profile;
  const allowed = (url: string) => mayBeAttacked(url, profile, options.isLocal);
  const facts = async () => {
    const found = await factsOf(profile, options.directory, nameIdFormat, { reach: reach ?? plainReach, allowed });
    const told = { ...found, ...(defaultRelayState === undefined ? {} : { defaultRelayState }) };
    return demandCertificate(profile, withEndpoints(told, profile));
  };
  const [second] = profile.idps ?? [];
  let { trust } = options;
  const declared = profile.behaviour;
  return {
    name: profile.name,
    exposes: { reasons: false },
    declares: {
      supports: profile.supports ?? [],
      toleranceSeconds: profile.toleranceSeconds ?? null,
      ...(profile.maxRate !== undefined && { maxRate: profile.maxRate }),
      ...(consent !== undefined && { consent: { by: consent.by, origins: consent.origins } }),
    },
    ...(reach !== undefined && { reach }),
    known: profile.known ?? [],
    people: profile.people.map(personOf),
    facts,
    ...(agent !== undefined && { agent }),
    otherAcs: endpointsOf(profile).map(startable),
    setUp: async (given) => {
      trust = given;
      await hooks.setUp(given);
      if (consent === undefined) return;
      try {
        await proveControl(consent, reach ?? plainReach);
      } catch (error) {
        await hooks.tearDown();
        throw error;
      }
    },
    ...(start !== undefined && { start: (agent: UserAgent) => walk(start, agent) }),
    ...(signOut === undefined ? {} : { signOut: (agent: UserAgent) => walk(signOut, agent) }),
    ...(declaredHooks.refresh !== undefined && { refresh: () => hooks.refresh(trust) }),
    ...(declaredHooks.reset !== undefined && { reset: () => hooks.reset(trust) }),
    ...(declaredHooks.cleanup !== undefined && {
      cleanUp: (accounts: readonly string[]) => hooks.cleanUp(trust, accounts),
    }),
    ...tenantOf(profile, { facts, hooks }),
    ...(second !== undefined && {
      secondIdp: {
        facts: async () => ({ ...(await facts()), ...(second.acsUrl !== undefined && { acsUrl: second.acsUrl }) }),
        setUp: async (given: IdpTrust) => hooks.alsoTrust('ASSAY_SECOND_IDP', given),
        start: (agent: UserAgent) => walk(second.start, agent),
      },
    }),
    whoami: async (agent) => readWhoami(await agent.get(profile.whoami.url), profile.whoami),
    tearDown: () => hooks.tearDown(),
    ...(declared === undefined ? {} : { behaviour: () => behaviourOf(declared, profile, options.directory) }),
  };
}

async function factsOf(
  { sp, metadata = '' }: Profile,
  directory: string,
  nameIdFormat: string,
  surroundings: { reach: Reach; allowed: (url: string) => boolean },
): Promise<SpFacts> {
  if (sp === undefined) return factsFromMetadata(metadata, directory, nameIdFormat, surroundings);
  const { encryptionCertificate: file, ...facts } = sp;
  const encryption = file === undefined ? {} : { encryption: await readEncryptionCertificate(file, directory) };
  return { ...facts, nameIdFormat, ...encryption };
}

type NumberedAcs = AcsEndpoint & { start?: Way };

const endpointsOf = ({ acsEndpoints = [] }: Profile): NumberedAcs[] =>
  acsEndpoints.map((endpoint, place) => ({ ...endpoint, index: endpoint.index ?? place + 1 }));

function startable({ index, start, url }: NumberedAcs): OtherAcs {
  return { url, index, ...(start !== undefined && { start: (agent: UserAgent) => walk(start, agent) }) };
}

/** What the profile says of an ACS goes before what metadata says of it. */
function withEndpoints(facts: SpFacts, profile: Profile): SpFacts {
  const said = endpointsOf(profile).map(({ index, url }) => ({ index, url }));
  const published = (facts.acsEndpoints ?? []).filter(({ url }) => !said.some((one) => one.url === url));
  const acsEndpoints = [...said, ...published];
  return acsEndpoints.length === 0 ? facts : { ...facts, acsEndpoints };
}

function tenantOf(
  { people, tenants: [tenant] = [] }: Profile,
  { facts, hooks }: { facts: () => Promise<SpFacts>; hooks: Hooks },
): { tenant?: OtherTenant } {
  if (tenant === undefined) return {};
  const { acsUrl, entityId, start, whoami } = tenant;
  return {
    tenant: {
      people: tenant.people.map((person, index) => personOf(person, people.length + index)),
      facts: async () => {
        const { acsEndpoints: _, logout: __, ...shared } = await facts();
        return { ...shared, acsUrl, ...(entityId !== undefined && { entityId }) };
      },
      setUp: async (trust) => hooks.alsoTrust('ASSAY_TENANT_IDP', trust),
      start: (agent) => walk(start, agent),
      whoami: async (agent) => readWhoami(await agent.get(whoami.url), whoami),
    },
  };
}

/** Who says that the SP decrypts has to say with which key, or its cases could only be left out. */
function demandCertificate({ supports = [] }: Profile, facts: SpFacts): SpFacts {
  const feature = supports.find((one) => one === 'encryption' || one === 'encryption-required');
  if (feature === undefined || facts.encryption !== undefined) return facts;
  throw new DriverError(
    'encryption_certificate_missing',
    `supports names "${feature}", but there is no certificate to encrypt for: give sp.encryptionCertificate, or metadata with a KeyDescriptor for encryption.`,
  );
}

function personOf(person: Profile['people'][number], index: number): DriverPerson {
  return {
    alias: person.alias ?? scenarioNames[index] ?? person.nameId,
    nameId: person.nameId,
    displayName: person.displayName ?? person.nameId,
    ...(person.seenAs === undefined ? {} : { seenAs: person.seenAs }),
    ...(person.attributes === undefined ? {} : { attributes: person.attributes }),
  };
}

async function walk(way: Way, agent: UserAgent): Promise<void> {
  if (typeof way === 'string') return agent.visit(way);
  for (const step of way) await take(step, agent);
}

async function take(step: StartStep, agent: UserAgent): Promise<void> {
  if ('goto' in step) await agent.visit(step.goto);
  else if ('press' in step) await agent.press(step.press);
  else if ('fill' in step) await agent.fill(step.fill.label, step.fill.value);
  else await agent.choose(step.choose.label, step.choose.option);
}
