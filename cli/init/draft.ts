import { isLoopback, type Probed, type Profile } from '../../sp-under-test/drivers/index.ts';

/** A profile in the making: whatever is known by now. */
export interface Draft {
  name?: string;
  metadata?: string;
  sp?: { entityId: string; acsUrl: string };
  start?: string;
  whoami: Partial<Profile['whoami']>;
  people: string[];
  setup?: string;
  ready?: string;
  reset?: string;
  cleanup?: string;
  agent?: 'chromium';
  /** Other ACS of the same SP. */
  acsEndpoints?: { url: string; index: number }[];
  supports?: 'idp-initiated'[];
  tenant?: DraftTenant;
  /** Who gives leave to attack an SP that is not on this machine. */
  leaveBy?: string;
}

/** Another tenant, which trusts an IdP of its own. */
export interface DraftTenant {
  acsUrl?: string;
  start?: string;
  /** A page of that tenant, which says who is signed in as the first one does. */
  whoami?: string;
  person?: string;
}

/** What the command line says; it wins over what was found. */
export interface InitOptions {
  name?: string;
  metadata?: string;
  entityId?: string;
  acs?: string;
  start?: string;
  whoami?: string;
  json?: string;
  pattern?: string;
  person?: string[];
  setup?: string;
  ready?: string;
  reset?: string;
  cleanup?: string;
  agent?: 'chromium';
  unsolicitedOnly?: true;
  tenantAcs?: string;
  tenantStart?: string;
  tenantWhoami?: string;
  tenantPerson?: string;
  consent?: string;
}

const usualPeople = ['alice@example.com', 'bob@example.com'];

/** Puts together what was said and what was found. */
export function draftOf(said: InitOptions, probed: Probed): Draft {
  const { acs, agent, cleanup, entityId, json, pattern, person, ready, reset, setup, unsolicitedOnly } = said;
  const sp = entityId !== undefined && acs !== undefined ? { entityId, acsUrl: acs } : probed.sp;
  const metadata = said.metadata ?? (entityId === undefined ? probed.metadata : undefined);
  const name = said.name ?? probed.name;
  const start = unsolicitedOnly === true ? undefined : (said.start ?? probed.start);
  const needsScript = agent ?? probed.agent;
  const url = said.whoami ?? probed.whoami;
  return {
    ...(name === undefined ? {} : { name }),
    ...(metadata === undefined ? (sp === undefined ? {} : { sp }) : { metadata }),
    ...(start === undefined ? {} : { start }),
    whoami: {
      ...(url === undefined ? {} : { url }),
      ...(json === undefined ? {} : { json }),
      ...(pattern === undefined ? {} : { pattern }),
    },
    people: [...(person ?? usualPeople)],
    ...(setup === undefined ? {} : { setup }),
    ...(ready === undefined ? {} : { ready }),
    ...(reset === undefined ? {} : { reset }),
    ...(cleanup === undefined ? {} : { cleanup }),
    ...(needsScript === undefined ? {} : { agent: needsScript }),
    // Metadata says by itself which ACS there are.
    ...(metadata === undefined && probed.acsEndpoints !== undefined ? { acsEndpoints: probed.acsEndpoints } : {}),
    ...(unsolicitedOnly === true ? { supports: ['idp-initiated'] } : {}),
    ...tenantOf(said),
    ...(said.consent === undefined ? {} : { leaveBy: said.consent }),
  };
}

function tenantOf({ tenantAcs, tenantPerson, tenantStart, tenantWhoami }: InitOptions): Pick<Draft, 'tenant'> {
  const tenant: DraftTenant = {
    ...(tenantAcs === undefined ? {} : { acsUrl: tenantAcs }),
    ...(tenantStart === undefined ? {} : { start: tenantStart }),
    ...(tenantWhoami === undefined ? {} : { whoami: tenantWhoami }),
    ...(tenantPerson === undefined ? {} : { person: tenantPerson }),
  };
  return Object.keys(tenant).length === 0 ? {} : { tenant };
}

/** What a profile cannot do without: each with the option that says it. */
export function missingIn(draft: Draft): string[] {
  const { leaveBy, metadata, people, sp, start, supports, tenant, whoami } = draft;
  const [elsewhere] = originsElsewhere(draft);
  return [
    ...(metadata === undefined && sp === undefined
      ? ['--metadata URL|FILE, or --entity-id and --acs: what the IdP must know of the SP']
      : []),
    ...(start === undefined && supports === undefined
      ? ['--start URL: a GET there begins a sign-in; or --unsolicited-only, where people come from the IdP alone']
      : []),
    ...(whoami.url === undefined ? ['--whoami URL: a protected page that says who is signed in'] : []),
    ...(people.length < 2 ? ['--person NAMEID twice: the judge tells two people apart'] : []),
    ...(tenant === undefined ? [] : missingInTenant(tenant)),
    ...(elsewhere !== undefined && leaveBy === undefined
      ? [`--consent NAME: who gives leave to attack ${elsewhere}, which is not on this machine`]
      : []),
  ];
}

function missingInTenant({ acsUrl, person, start, whoami }: DraftTenant): string[] {
  return [
    ...(acsUrl === undefined ? ['--tenant-acs URL: the ACS of that tenant'] : []),
    ...(start === undefined ? ['--tenant-start URL: a GET there begins a sign-in at that tenant'] : []),
    ...(whoami === undefined
      ? ['--tenant-whoami URL: a protected page of that tenant that says who is signed in']
      : []),
    ...(person === undefined ? ['--tenant-person NAMEID: an account of that tenant, and of no other'] : []),
  ];
}

/** Origins of the SP that are not on this machine, and so may be attacked only where somebody gives leave. */
export function originsElsewhere({ metadata, ready, reset, cleanup, sp, start, tenant, whoami }: Draft): string[] {
  const named = [sp?.acsUrl, metadata, start, whoami.url, ready, reset, cleanup];
  const addresses = [...named, tenant?.acsUrl, tenant?.start, tenant?.whoami].filter((url) => url !== undefined);
  const elsewhere = addresses.filter((url) => /^https?:/i.test(url) && URL.canParse(url) && !isLoopback(url));
  return [...new Set(elsewhere.map((url) => new URL(url).origin))];
}
