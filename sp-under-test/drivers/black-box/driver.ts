import {
  DriverError,
  type DriverPerson,
  type IdpTrust,
  type SpFacts,
  type SutDriver,
  type UserAgent,
} from '../port.ts';
import type { Reach } from '../reach/index.ts';
import { behaviourOf } from './behaviour.ts';
import { readEncryptionCertificate } from './encryption-certificate.ts';
import type { Environment } from './environment.ts';
import { Hooks } from './hooks.ts';
import type { Profile, StartStep } from './profile.ts';
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
  /** What the SP trusts, where it was set up before. */
  trust?: IdpTrust;
}

/** Drives any SP through what its profile says: no reason codes, no movable clock. */
export function createBlackBoxDriver(profile: Profile, options: BlackBoxOptions): SutDriver {
  const reach = reachOf(profile, options.directory);
  const log = options.log ?? (() => undefined);
  const hooks = new Hooks(profile.hooks ?? {}, { ...options, log, reach: reach ?? fetch });
  const nameIdFormat = profile.nameIdFormat ?? emailAddress;
  const { signOut } = profile;
  const facts = async () =>
    demandCertificate(profile, await factsOf(profile, options.directory, nameIdFormat, reach ?? fetch));
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
    },
    ...(reach !== undefined && { reach }),
    known: profile.known ?? [],
    people: profile.people.map(personOf),
    facts,
    setUp: (given) => {
      trust = given;
      return hooks.setUp(given);
    },
    start: (agent) => walk(profile.start, agent),
    ...(signOut === undefined ? {} : { signOut: (agent: UserAgent) => walk(signOut, agent) }),
    ...(profile.hooks?.refresh !== undefined && { refresh: () => hooks.refresh(trust) }),
    ...(second !== undefined && {
      secondIdp: {
        facts: async () => ({ ...(await facts()), ...(second.acsUrl !== undefined && { acsUrl: second.acsUrl }) }),
        setUp: async (given: IdpTrust) => hooks.alsoTrust(given),
        start: (agent: UserAgent) => walk(second.start, agent),
      },
    }),
    whoami: async (agent) => readWhoami(await agent.get(profile.whoami.url), profile),
    tearDown: () => hooks.tearDown(),
    ...(declared === undefined ? {} : { behaviour: () => behaviourOf(declared, profile, options.directory) }),
  };
}

async function factsOf(
  { sp, metadata = '', userAgent }: Profile,
  directory: string,
  nameIdFormat: string,
  reach: Reach,
): Promise<SpFacts> {
  if (sp === undefined) {
    const hosts = userAgent?.hosts ?? {};
    return factsFromMetadata(metadata, directory, nameIdFormat, { reach, hosts });
  }
  const { encryptionCertificate: file, ...facts } = sp;
  const encryption = file === undefined ? {} : { encryption: await readEncryptionCertificate(file, directory) };
  return { ...facts, nameIdFormat, ...encryption };
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

/** A URL, or what a person does. */
async function walk(way: string | readonly StartStep[], agent: UserAgent): Promise<void> {
  if (typeof way === 'string') return agent.visit(way);
  for (const step of way) await take(step, agent);
}

async function take(step: StartStep, agent: UserAgent): Promise<void> {
  if ('goto' in step) await agent.visit(step.goto);
  else if ('press' in step) await agent.press(step.press);
  else if ('fill' in step) await agent.fill(step.fill.label, step.fill.value);
  else await agent.choose(step.choose.label, step.choose.option);
}
