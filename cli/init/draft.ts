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
}

const usualPeople = ['alice@example.com', 'bob@example.com'];

/** Puts together what was said and what was found. */
export function draftOf(said: InitOptions, probed: Probed): Draft {
  const { acs, entityId, json, pattern, person, ready, setup } = said;
  const sp = entityId !== undefined && acs !== undefined ? { entityId, acsUrl: acs } : probed.sp;
  const metadata = said.metadata ?? (entityId === undefined ? probed.metadata : undefined);
  const name = said.name ?? probed.name;
  const start = said.start ?? probed.start;
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
  };
}

/** What a profile cannot do without: each with the option that says it. */
export function missingIn({ metadata, people, sp, start, whoami }: Draft): string[] {
  return [
    ...(metadata === undefined && sp === undefined
      ? ['--metadata URL|FILE, or --entity-id and --acs: what the IdP must know of the SP']
      : []),
    ...(start === undefined ? ['--start URL: a GET there begins a sign-in'] : []),
    ...(whoami.url === undefined ? ['--whoami URL: a protected page that says who is signed in'] : []),
    ...(people.length < 2 ? ['--person NAMEID twice: the judge tells two people apart'] : []),
  ];
}
