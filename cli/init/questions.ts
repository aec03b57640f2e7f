import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { type Draft, type DraftTenant, originsElsewhere } from './draft.ts';

/** Asks for everything a profile says, offering what is known; Enter takes the offer, and an empty answer leaves out what may be left out. */
export async function askFor(draft: Draft, input: Readable, output: Writable): Promise<Draft> {
  const lines = createInterface({ input, output });
  const ask = async (question: string, offer: string | undefined): Promise<string | undefined> => {
    const answer = (await lines.question(`${question}${offer === undefined ? '' : ` [${offer}]`}: `)).trim();
    return answer === '' ? offer : answer;
  };
  try {
    const name = await ask('Name of the SP, for the report', draft.name ?? 'My SP');
    const trust = await trustOf(draft, ask);
    const start = await ask(
      'URL that begins a sign-in (- where people come from the IdP alone)',
      draft.start ?? (draft.supports && '-'),
    );
    const url = await ask('URL of a protected page that says who is signed in', draft.whoami.url);
    const first = await ask('NameID of one account', draft.people[0]);
    const second = await ask('NameID of another account', draft.people[1]);
    const setup = await ask('Command that makes the SP trust the IdP, or starts it (Enter for none)', draft.setup);
    const ready =
      setup === undefined ? undefined : await ask('URL that answers once the SP is up (Enter for none)', draft.ready);
    const tenant = await tenantOf(draft, ask);
    const asked: Draft = {
      ...(name === undefined ? {} : { name }),
      ...trust,
      ...(start === undefined || start === '-' ? {} : { start }),
      ...(start === '-' ? { supports: ['idp-initiated'] } : {}),
      ...keptOf(draft),
      whoami: { ...draft.whoami, ...(url === undefined ? {} : { url }) },
      people: [first, second].flatMap((nameId) => nameId ?? []),
      ...(setup === undefined ? {} : { setup }),
      ...(ready === undefined ? {} : { ready }),
      ...(tenant === undefined ? {} : { tenant }),
    };
    return { ...asked, ...(await leaveFor(asked, draft.leaveBy, ask)) };
  } finally {
    lines.close();
  }
}

/** What is not asked for, because it was said by option or found. */
function keptOf({ acsEndpoints, agent, cleanup, reset }: Draft): Partial<Draft> {
  return {
    ...(acsEndpoints === undefined ? {} : { acsEndpoints }),
    ...(agent === undefined ? {} : { agent }),
    ...(reset === undefined ? {} : { reset }),
    ...(cleanup === undefined ? {} : { cleanup }),
  };
}

type Ask = (question: string, offer: string | undefined) => Promise<string | undefined>;

async function trustOf({ metadata, sp }: Draft, ask: Ask): Promise<Pick<Draft, 'metadata' | 'sp'>> {
  const known = metadata ?? (sp === undefined ? undefined : '-');
  const source = await ask('Metadata of the SP, a URL or a file (- for none)', known);
  if (source !== undefined && source !== '-') return { metadata: source };
  const entityId = await ask('Entity ID', sp?.entityId);
  const acsUrl = await ask('ACS URL', sp?.acsUrl);
  return entityId === undefined || acsUrl === undefined ? {} : { sp: { entityId, acsUrl } };
}

/** One question for an SP without tenants. */
async function tenantOf({ tenant = {} }: Draft, ask: Ask): Promise<DraftTenant | undefined> {
  const start = await ask(
    'URL that begins a sign-in at another tenant with an IdP of its own (Enter for none)',
    tenant.start,
  );
  if (start === undefined) return undefined;
  const acsUrl = await ask('ACS URL of that tenant', tenant.acsUrl);
  const whoami = await ask('URL of a protected page of that tenant that says who is signed in', tenant.whoami);
  const person = await ask('NameID of an account of that tenant, and of no other', tenant.person);
  return {
    start,
    ...(acsUrl === undefined ? {} : { acsUrl }),
    ...(whoami === undefined ? {} : { whoami }),
    ...(person === undefined ? {} : { person }),
  };
}

/** Asked only where the SP is elsewhere. */
async function leaveFor(draft: Draft, known: string | undefined, ask: Ask): Promise<Pick<Draft, 'leaveBy'>> {
  const origins = originsElsewhere(draft);
  if (origins.length === 0) return {};
  const leaveBy = await ask(`Who gives leave to attack ${origins.join(', ')}, not on this machine`, known);
  return leaveBy === undefined ? {} : { leaveBy };
}
