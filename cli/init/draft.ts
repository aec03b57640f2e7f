import type { Probed, Profile } from '../../sp-under-test/drivers/index.ts';

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
  };
}

/** What a profile cannot do without: each with the option that says it. */
export function missingIn({ metadata, people, sp, start, supports, whoami }: Draft): string[] {
  return [
    ...(metadata === undefined && sp === undefined
      ? ['--metadata URL|FILE, or --entity-id and --acs: what the IdP must know of the SP']
      : []),
    ...(start === undefined && supports === undefined
      ? ['--start URL: a GET there begins a sign-in; or --unsolicited-only, where people come from the IdP alone']
      : []),
    ...(whoami.url === undefined ? ['--whoami URL: a protected page that says who is signed in'] : []),
    ...(people.length < 2 ? ['--person NAMEID twice: the judge tells two people apart'] : []),
  ];
}
