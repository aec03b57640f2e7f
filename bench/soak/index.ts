/** A long run at full speed, and whether the parties are as large after it as before. */
import { ask } from '../load.ts';
import { openSession, signIn, trust } from '../measure/index.ts';
import { type Party, startParty } from '../parties/index.ts';
import { complaintsOf, type Growth, growthOf, type Held } from './growth.ts';
import { roundOf } from './visits.ts';

export { complaintsOf, growthOf, type Held, slopeOf } from './growth.ts';

export interface SoakPlan {
  rounds: number;
  visitsPerRound: number;
  /** Told after each round. */
  tell(line: string): void;
}

export interface Soaked {
  visits: number;
  growth: Readonly<Record<'IdP' | 'SP', Growth>>;
  complaints: string[];
}

/** More than a day, so that whatever a round has left behind is over: sessions, requests, what is remembered, the trace. */
const betweenRoundsSeconds = 25 * 60 * 60;
const atATime = 8;

/** Runs. In each round the same things happen, then both clocks go on by more than a day, and what is held is read. */
export async function soak({ rounds, tell, visitsPerRound }: SoakPlan): Promise<Soaked> {
  const collecting = { execArgv: ['--expose-gc'] };
  const sp = await startParty(new URL('../parties/sp.js', import.meta.url), [], collecting);
  const { url: spUrl = '', controlToken: spToken = '' } = sp.said;
  const acsUrl = `${spUrl}/saml/acs/bench`;
  const seed = ['10', '1', acsUrl, `${spUrl}/saml/metadata`];
  const idp = await startParty(new URL('../parties/idp.js', import.meta.url), seed, collecting);
  const { adminUrl = '', controlToken = '', metadataUrl = '', samlUrl = '', ssoUrl = '' } = idp.said;
  const held: Record<'IdP' | 'SP', Held[]> = { IdP: [], SP: [] };
  try {
    await trust(spUrl, spToken, metadataUrl);
    const replayed = await signIn(ssoUrl, await openSession(samlUrl));
    await fillLogs({ adminUrl, controlToken, acsUrl, replayed });
    for (let round = 1; round <= rounds; round += 1) {
      const visit = await roundOf({ samlUrl, ssoUrl, adminUrl, controlToken, spUrl, acsUrl });
      await atOnce(visit, visitsPerRound);
      await advance(adminUrl, controlToken);
      await advance(spUrl, spToken);
      // With these the parties notice what time it is.
      await atOnce(await roundOf({ samlUrl, ssoUrl, adminUrl, controlToken, spUrl, acsUrl }), 40);
      const visits = round * (visitsPerRound + 40);
      held.IdP.push({ visits, ...(await heldBy(idp)) });
      held.SP.push({ visits, ...(await heldBy(sp)) });
      tell(`${visits} visits: ${lineOf('IdP', held.IdP)}; ${lineOf('SP', held.SP)}`);
    }
  } finally {
    await Promise.all([sp.stop(), idp.stop()]);
  }
  const growth = { IdP: growthOf(held.IdP), SP: growthOf(held.SP) };
  return {
    visits: rounds * (visitsPerRound + 40),
    growth,
    complaints: [...complaintsOf('The IdP', growth.IdP), ...complaintsOf('The SP', growth.SP)],
  };
}

async function atOnce(visit: (number: number) => Promise<void>, visits: number): Promise<void> {
  let next = 0;
  const visitor = async () => {
    while (next < visits) await visit(next++);
  };
  await Promise.all(Array.from({ length: atATime }, visitor));
}

/** Logs keep so many lines, whatever happens: until they are full, growing is what they are for. */
const fullLog = 2_600;

interface LogPlaces {
  acsUrl: string;
  adminUrl: string;
  controlToken: string;
  /** A Response to be refused again and again. */
  replayed: string;
}

async function fillLogs({ acsUrl, adminUrl, controlToken, replayed }: LogPlaces): Promise<void> {
  const headers = { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' };
  const app = `${adminUrl}/_assay/organisation/apps/app-0/assignments/person-1@example.com`;
  const body = JSON.stringify({ apps: [{ label: 'app-0', assignments: [{ login: 'person-1@example.com' }] }] });
  for (let lines = 0; lines < fullLog; lines += 2) {
    await ask(`${adminUrl}/_assay/organisation`, { method: 'PATCH', headers, body });
    await ask(app, { method: 'DELETE', headers });
  }
  const form = {
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ SAMLResponse: replayed }).toString(),
  };
  await atOnce(async () => void (await ask(acsUrl, form)), fullLog);
}

async function advance(url: string, token: string): Promise<void> {
  const { status, body } = await ask(`${url}/_assay/clock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: betweenRoundsSeconds }),
  });
  if (status !== 200) throw new Error(`The clock did not move: ${status} ${body}`);
}

async function heldBy(party: Party): Promise<Omit<Held, 'visits'>> {
  const { handles, heldKiB } = await party.usage();
  return { heldKiB, handles };
}

function lineOf(who: string, rounds: readonly Held[]): string {
  const last = rounds.at(-1);
  return last === undefined ? who : `${who} ${(last.heldKiB / 1024).toFixed(1)} MiB, ${last.handles} handles`;
}
