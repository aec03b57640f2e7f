import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JudgeAgent } from '../../user-agents/index.ts';
import { attempt, type Stage } from '../attempt/index.ts';
import { openTroubledStages, type TroubledStages } from '../testing/troubled-stage.ts';
import { signOutAtSp } from './index.ts';

let stages: TroubledStages;
let stage: Stage;

beforeAll(async () => {
  stages = await openTroubledStages();
  stage = await stages.with({});
});
afterAll(async () => {
  await stages.closeSp();
  await stages.close();
});

async function signOut(act: (agent: JudgeAgent) => Promise<void>) {
  const [person] = stage.people;
  if (person === undefined) throw new Error('nobody');
  const session = await attempt(stage, { person, faults: [], start: 'sp', delivery: 'same-browser' });
  const order = { message: 'LogoutResponse', binding: 'HTTP-Redirect', url: `${stages.spUrl}/slo` } as const;
  return signOutAtSp(stage, { session, order, faults: [] }, act);
}

it('tells an SP that signs out by itself: the IdP has nothing to answer', async () => {
  const { askedNothing, outcome, seen, signedInBefore } = await signOut((agent) =>
    agent.visit(`${stages.spUrl}/logout`),
  );
  expect({ askedNothing, outcome, seen, signedInBefore }).toEqual({
    askedNothing: true,
    outcome: 'not-delivered',
    seen: undefined,
    signedInBefore: true,
  });
});

it('says no such thing where the person is signed in as before', async () => {
  const { askedNothing, seen } = await signOut((agent) => agent.visit(`${stages.spUrl}/`));
  expect([askedNothing, seen?.subject]).toEqual([false, 'alice@example.com']);
});
