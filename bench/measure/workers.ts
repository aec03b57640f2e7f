/** Sign-ins a second with one process and with two behind the port, in turns within one run. */
import { availableParallelism } from 'node:os';
import { startParty } from '../parties/index.ts';
import type { Figure } from '../result.ts';
import { sampleOf } from '../statistics.ts';
import type { IdpPlan } from './idp.ts';
import { authnRequestUrl, openSession, signIn, signInRate, warmUp } from './sign-ins.ts';

const acsUrl = 'http://localhost:9/acs';

async function contestant(workers: number, warmUps: number) {
  const args = ['10', '1', acsUrl, 'bench', String(workers)];
  const party = await startParty(new URL('../parties/idp.js', import.meta.url), args);
  const { samlUrl = '', ssoUrl = '' } = party.said;
  const cookie = await openSession(samlUrl);
  const visit = () => signIn(authnRequestUrl(ssoUrl, 'bench', acsUrl), cookie);
  await warmUp(visit, warmUps * workers);
  return { party, rate: async (windowMs: number) => (await signInRate(party, visit, 16, windowMs)).perSecond };
}

/** Measures. The client takes its share of the same cores. */
export async function measureWorkers({ rounds, windowMs, warmUps }: IdpPlan): Promise<Figure[]> {
  const [one, two] = [await contestant(1, warmUps), await contestant(2, warmUps)];
  const measured: { one: number; two: number }[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      measured.push({ one: await one.rate(windowMs), two: await two.rate(windowMs) });
    }
  } finally {
    await Promise.all([one.party.stop(), two.party.stop()]);
  }
  const ratio = sampleOf(measured.map((round) => round.two / round.one)).median;
  return [
    {
      id: 'sign-ins-one-process',
      what: 'sign-ins, 16 at a time, one process',
      unit: '/s',
      value: sampleOf(measured.map((round) => round.one)),
    },
    {
      id: 'sign-ins-two-workers',
      what: 'the same with `--workers 2`',
      unit: '/s',
      value: sampleOf(measured.map((round) => round.two)),
      beside: `${ratio.toFixed(2)} × one process, on ${availableParallelism()} cores with the client`,
    },
  ];
}
