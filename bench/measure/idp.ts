/** Sign-ins at the mock IdP, small and large, against its peers and the limit that RSA sets, all in turns within one run. */
import { startParty } from '../parties/index.ts';
import type { Figure } from '../result.ts';
import { sampleOf } from '../statistics.ts';
import type { Contestant } from './contestant.ts';
import type { Rival } from './peers.ts';
import { type SignaturePairs, signaturePairsOnAllCores, signaturePairsOnOneCore } from './rsa-limit.ts';
import { authnRequestUrl, openSession, type SignInRate, signIn, signInRate, warmUp } from './sign-ins.ts';

export interface IdpPlan {
  rounds: number;
  windowMs: number;
  warmUps: number;
}

const acsUrl = 'http://localhost:9/acs';
const large = { people: 100_000, apps: 1_000 };

async function contestant(people: number, apps: number, warmUps: number): Promise<Contestant> {
  const party = await startParty(new URL('../parties/idp.js', import.meta.url), [String(people), String(apps), acsUrl]);
  const { samlUrl = '', ssoUrl = '' } = party.said;
  const cookie = await openSession(samlUrl);
  const visit = () => signIn(authnRequestUrl(ssoUrl, 'bench', acsUrl), cookie);
  await warmUp(visit, warmUps);
  return { party, visit };
}

interface Round {
  oneCore: SignaturePairs;
  allCores: SignaturePairs;
  one: SignInRate;
  many: SignInRate;
  largeOne: SignInRate;
  largeMany: SignInRate;
  /** In the order in which they were given. */
  rivals: readonly SignInRate[];
}

/** In turns: when the machine is slow for a while, it is so for all of them. */
async function roundOf(small: Contestant, big: Contestant, rivals: readonly Rival[], windowMs: number): Promise<Round> {
  const of = ({ party, visit }: Contestant, concurrency: number) => signInRate(party, visit, concurrency, windowMs);
  const each = async () => {
    const rates: SignInRate[] = [];
    for (const rival of rivals) rates.push(await of(rival, 16));
    return rates;
  };
  return {
    oneCore: await signaturePairsOnOneCore(windowMs / 2),
    many: await of(small, 16),
    rivals: await each(),
    largeMany: await of(big, 16),
    allCores: await signaturePairsOnAllCores(windowMs / 2),
    one: await of(small, 1),
    largeOne: await of(big, 1),
  };
}

/** Measures the IdP, and whoever it is held against. */
export async function measureIdp({ rounds, windowMs, warmUps }: IdpPlan, rivals: readonly Rival[]): Promise<Figure[]> {
  const small = await contestant(10, 1, warmUps);
  const big = await contestant(large.people, large.apps, warmUps);
  const measured: Round[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      measured.push(await roundOf(small, big, rivals, windowMs));
    }
  } finally {
    await Promise.all([small.party.stop(), big.party.stop()]);
  }
  const over = (pick: (round: Round) => number) => sampleOf(measured.map(pick));
  const size = `${large.people.toLocaleString('en')} people, ${large.apps.toLocaleString('en')} apps`;
  const rates: [string, string, (round: Round) => SignInRate][] = [
    ['sign-ins-1', '1 at a time, 10 people, 1 app', ({ one }) => one],
    ['sign-ins-16', '16 at a time, 10 people, 1 app', ({ many }) => many],
    ['sign-ins-1-large', `1 at a time, ${size}`, ({ largeOne }) => largeOne],
    ['sign-ins-16-large', `16 at a time, ${size}`, ({ largeMany }) => largeMany],
  ];
  const figures: Figure[] = [
    {
      id: 'rsa-one-core',
      what: 'pairs of RSA-2048 signatures, `crypto.sign`, one core',
      unit: '/s',
      value: over(({ oneCore }) => oneCore.perSecond),
    },
    {
      id: 'rsa-all-cores',
      what: 'the same on the thread pool',
      unit: '/s',
      value: over(({ allCores }) => allCores.perSecond),
    },
    ...rates.map(([id, what, pick]): Figure => {
      const share = over((round) => (pick(round).perSecond / round.oneCore.perSecond) * 100).median;
      return {
        id,
        what: `sign-ins, ${what}`,
        unit: '/s',
        value: over((round) => pick(round).perSecond),
        beside: `${share.toFixed(0)} % of one core's signatures`,
      };
    }),
    { id: 'idp-cpu', what: 'processor time of the IdP per sign-in', unit: 'ms', value: over(({ many }) => many.cpuMs) },
    {
      id: 'idp-cpu-share',
      what: 'of it the two signatures',
      unit: '%',
      value: over(({ many, oneCore }) => (oneCore.cpuMs / many.cpuMs) * 100),
    },
    {
      id: 'flatness',
      what: `processor time per sign-in, ${size} against 10 and 1`,
      unit: '×',
      value: over(({ many, largeMany }) => largeMany.cpuMs / many.cpuMs),
      beside: '1 is flat',
    },
  ];
  return [...figures, ...rivals.map((rival, place) => figureOf(rival, place, measured))];
}

/** What a rival does beside us: the ratios are of each round, for the machine is not equally fast in all. */
function figureOf({ name }: Rival, place: number, measured: readonly Round[]): Figure {
  const over = (pick: (rival: SignInRate, round: Round) => number) =>
    sampleOf(
      measured.flatMap((round) => {
        const rival = round.rivals[place];
        return rival === undefined ? [] : [pick(rival, round)];
      }),
    );
  const times = over(({ perSecond }, { many }) => many.perSecond / perSecond).median;
  const share = over(({ cpuMs }, { oneCore }) => (oneCore.cpuMs / cpuMs) * 100).median;
  return {
    id: `peer-${name}`,
    what: `sign-ins, 16 at a time, ${name}`,
    unit: '/s',
    value: over(({ perSecond }) => perSecond),
    beside: `ours ${times.toFixed(1)} ×; signatures are ${share.toFixed(0)} % of its processor time`,
  };
}
