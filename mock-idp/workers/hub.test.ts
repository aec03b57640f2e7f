/** The hub with two workers' copies of one store, joined by lines that hand over copies, as a process boundary does. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../store/index.ts';
import type { OpenOrganisation } from '../tenancy/index.ts';
import { createTraceLog } from '../trace/index.ts';
import { createHolder } from './holder.ts';
import { createHub, type Subscriber } from './hub.ts';
import type { News } from './messages.ts';
import { createReplica, type Replica } from './replica.ts';

interface Pet {
  name: string;
  visits: number;
}

const later = () => new Promise<void>((resolve) => setImmediate(resolve));
let steered = false;
let offsetMs = 0;

function organisation(): OpenOrganisation {
  const never = () => {
    throw new Error('Nobody asks for this here.');
  };
  const participants = { of: async () => [], join: async () => {}, end: async () => {} };
  const trace = createTraceLog(() => new Date());
  const state = { trace, participants, clock: { offsetMs: () => offsetMs }, laboratory: false, steered: () => steered };
  const face = { samlUrl: 'http://idp', adminUrl: 'http://admin' } as OpenOrganisation['face'];
  return { face, state, saml: never, admin: never, subdomain: async () => 'example', close: async () => {} };
}

async function stage() {
  const open = organisation();
  const hub = createHub({ find: async () => open, aheadMs: 0, log: { info: () => {}, error: () => {} } });
  const store = hub.share(createMemoryStore());
  const keys = { name: { of: ({ name }: Pet) => [name], unique: true } };
  const pets = store.collection<Pet>('pets', keys);
  const tokens = store.oneShots<{ n: number }>('tokens');
  await pets.put('1', { name: 'Rex', visits: 0 });
  const killed: number[] = [];
  const worker = async (number: number) => {
    let deaf = false;
    let replica: Replica | undefined;
    const heard: News[] = [];
    const subscriber: Subscriber = {
      send: (message) => void Promise.resolve().then(() => holder.receive(structuredClone(message))),
      kill: () => void killed.push(number),
    };
    const holder = createHolder(
      (message) => {
        if (deaf && message.kind === 'heard') return;
        void Promise.resolve().then(() => hub.receive(subscriber, structuredClone(message)));
      },
      (_address, news) => {
        heard.push(news);
        if (news.what === 'opened') replica = createReplica(news.opening.content, holder.about(''));
        else replica?.hear(news);
      },
    );
    hub.join(subscriber);
    await holder.find('');
    if (!replica) throw new Error('Nothing was told of the organisation.');
    return {
      subscriber,
      heard,
      pets: replica.collection<Pet>('pets', keys),
      tokens: replica.oneShots<{ n: number }>('tokens'),
      line: holder.about(''),
      turnDeaf: () => {
        deaf = true;
      },
    };
  };
  return { hub, open, pets, tokens, killed, one: await worker(1), two: await worker(2) };
}

beforeEach(() => {
  steered = false;
  offsetMs = 0;
});
afterEach(() => void vi.useRealTimers());

describe('a collection', () => {
  test('is begun with and kept up to date, by whomever it is written', async () => {
    const { hub, pets, one, two } = await stage();
    await two.pets.put('2', { name: 'Tom', visits: 0 });
    expect([await pets.find('name', 'Tom'), await one.pets.find('name', 'Tom')]).toEqual([
      { name: 'Tom', visits: 0 },
      { name: 'Tom', visits: 0 },
    ]);
    await pets.delete('1');
    await hub.settled();
    expect([await one.pets.get('1'), await two.pets.get('1')]).toEqual([undefined, undefined]);
  });

  test('loses no change when all write the same document at once', async () => {
    const { pets, one, two } = await stage();
    const visited = (pet: Pet) => ({ ...pet, visits: pet.visits + 1 });
    await Promise.all(Array.from({ length: 60 }, (_, i) => [pets, one.pets, two.pets][i % 3]?.change('1', visited)));
    expect([await pets.get('1'), await one.pets.get('1'), await two.pets.get('1')]).toEqual(
      Array(3).fill({ name: 'Rex', visits: 60 }),
    );
  });

  test('refuses at the worker what it refuses at home', async () => {
    const { one } = await stage();
    await expect(one.pets.put('2', { name: 'Rex', visits: 0 })).rejects.toThrow('same name');
  });
});

test('a one-shot is taken once, whoever asks', async () => {
  const { tokens, one, two } = await stage();
  const now = new Date();
  await one.tokens.put('t', { n: 1 }, new Date(now.getTime() + 1000));
  const taken = await Promise.all([tokens, one.tokens, two.tokens, one.tokens].map((at) => at.take('t', now)));
  expect(taken.filter((value) => value !== undefined)).toEqual([{ n: 1 }]);
});

test('clock and steering are told when an answer is about to leave, and only when they changed', async () => {
  const { hub, one } = await stage();
  await hub.settled();
  expect(hub.settled()).toBeUndefined();
  steered = true;
  offsetMs = 5000;
  await hub.settled();
  expect(one.heard.at(-1)).toEqual({ what: 'steered', steering: { steered: true, offsetMs: 5000 } });
  const { length } = one.heard;
  expect(hub.settled()).toBeUndefined();
  expect(one.heard).toHaveLength(length);
});

test('nothing is settled before everybody heard of it; who never does is killed, who is gone is not waited for', async () => {
  const { hub, pets, killed, two } = await stage();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  two.turnDeaf();
  await pets.put('3', { name: 'Kim', visits: 0 });
  let settled = false;
  const waiting = hub.settled()?.then(() => {
    settled = true;
  });
  await later();
  expect([settled, killed]).toEqual([false, []]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(killed).toEqual([2]);
  hub.leave(two.subscriber);
  await waiting;
  expect(settled).toBe(true);
});

test('what serving left behind is kept once, in its order, before anybody is told so', async () => {
  const { open, one, two } = await stage();
  const exchange = (id: string) =>
    ({ id, at: new Date().toISOString(), kind: 'idp-initiated', app: 'Portal', checks: [], held: false }) as const;
  one.line.later({ what: 'open', exchange: exchange('exchange-1.1') });
  two.line.later({ what: 'open', exchange: exchange('exchange-2.1') });
  one.line.later({ what: 'amend', id: 'exchange-1.1', patch: { person: 'alice@example.com' } });
  await Promise.all([one.line.kept(), two.line.kept()]);
  expect(one.line.kept()).toBeUndefined();
  two.line.later({ what: 'amend', id: 'exchange-1.1', patch: { held: true } });
  await two.line.kept();
  expect(open.state.trace.find('exchange-1.1')).toMatchObject({ person: 'alice@example.com', held: true });
  expect(open.state.trace.list()).toHaveLength(2);
});
