/** The process that holds everything, as its workers know it: tells them what changed, and answers what they ask. */
import type { Logger } from '../http/index.ts';
import type { Store } from '../store/index.ts';
import type { House, OpenOrganisation } from '../tenancy/index.ts';
import { createDesk, type Desk } from './desk.ts';
import type { FromWorker, News, Opening, Steering, ToWorker } from './messages.ts';
import { type SharedStore, shareStore } from './shared-store.ts';

/** A worker as the hub reaches it. */
export interface Subscriber {
  send(message: ToWorker): void;
  /** Ends it, in whatever state it is. */
  kill(): void;
}

export interface Hub {
  share(store: Store, address?: string): Store;
  join(subscriber: Subscriber): void;
  leave(subscriber: Subscriber): void;
  receive(subscriber: Subscriber, message: FromWorker): void;
  /** Once every worker knows all that happened so far; undefined when they do. */
  settled(): Promise<void> | undefined;
}

/** Whoever has not heard of a change by then hangs, and everybody waits for it. */
const patienceMs = 10_000;

interface Held {
  store: SharedStore;
  /** What workers were told last. */
  steering?: Steering;
}

const steeringOf = ({ state }: OpenOrganisation, aheadMs: number): Steering => ({
  offsetMs: aheadMs + state.clock.offsetMs(),
  steered: state.steered(),
});

function openingOf(organisation: OpenOrganisation, store: SharedStore, steering: Steering): Opening {
  const { face, state } = organisation;
  return {
    samlUrl: face.samlUrl,
    adminUrl: face.adminUrl,
    laboratory: state.laboratory,
    ...(state.unattended && { unattended: state.unattended }),
    content: store.content(),
    steering,
  };
}

export interface HubParts {
  find: House['find'];
  /** Milliseconds that the clocks here begin ahead of the machine's. */
  aheadMs: number;
  log: Logger;
}

/** Makes the hub of a house. */
export function createHub({ find: findIn, aheadMs, log }: HubParts): Hub {
  const held = new Map<string, Held>();
  const open = new Map<string, { organisation: OpenOrganisation; desk: Desk }>();
  /** The last thing that each is known to have heard. */
  const heard = new Map<Subscriber, number>();
  const waiting = new Set<{ sequence: number; resolve(): void }>();
  let sequence = 0;

  const allHeard = (upTo: number) => [...heard.values()].every((one) => one >= upTo);
  const check = () => {
    for (const one of waiting) {
      if (!allHeard(one.sequence)) continue;
      waiting.delete(one);
      one.resolve();
    }
  };
  const tell = (organisation: string, news: News) => {
    sequence += 1;
    for (const subscriber of heard.keys()) subscriber.send({ kind: 'news', sequence, organisation, news });
  };
  /** Clocks and armed faults are asked, not watched: all that matters is what holds when an answer leaves. */
  const tellSteering = () => {
    for (const [address, { organisation }] of open) {
      const one = held.get(address);
      const steering = steeringOf(organisation, aheadMs);
      const { steering: before } = one ?? {};
      if (!one || (before?.offsetMs === steering.offsetMs && before.steered === steering.steered)) continue;
      one.steering = steering;
      tell(address, { what: 'steered', steering });
    }
  };
  const settled = () => {
    tellSteering();
    if (allHeard(sequence)) return undefined;
    const upTo = sequence;
    return new Promise<void>((resolve) => {
      const overdue = setTimeout(() => {
        for (const [subscriber, last] of heard) if (last < upTo) subscriber.kill();
      }, patienceMs);
      const done = () => {
        clearTimeout(overdue);
        resolve();
      };
      waiting.add({ sequence: upTo, resolve: done });
    });
  };
  /** Where the organisation is kept that answers to this name. */
  const find = async (subdomain: string) => {
    const organisation = await findIn(subdomain === '' ? undefined : subdomain);
    if (!organisation) return undefined;
    const address = organisation === (await findIn(undefined)) ? '' : subdomain;
    return { address, organisation };
  };
  const introduce = async (subscriber: Subscriber, subdomain: string): Promise<string | undefined> => {
    const found = await find(subdomain);
    const one = found && held.get(found.address);
    if (!found || !one) return undefined;
    const { address, organisation } = found;
    open.set(address, { organisation, desk: createDesk(one.store, organisation.state) });
    // In one go: between reading what there is and telling it, nothing may change.
    const news: News = {
      what: 'opened',
      opening: openingOf(organisation, one.store, steeringOf(organisation, aheadMs)),
    };
    subscriber.send({ kind: 'news', sequence: heard.get(subscriber) ?? 0, organisation: address, news });
    return address;
  };
  const ask = async ({ organisation: address, question, about }: FromWorker & { kind: 'ask' }) => {
    const desk = open.get(address)?.desk;
    if (!desk) throw new Error(`There is no organisation ${address} any more.`);
    const answerTo: (...about: never[]) => Promise<unknown> = desk[question];
    const value = await answerTo(...(about as never[]));
    await settled();
    return value;
  };
  const answer = (subscriber: Subscriber, number: number, value: Promise<unknown>) => {
    value.then(
      (value) => subscriber.send({ kind: 'answer', number, value }),
      (error: unknown) => subscriber.send({ kind: 'refusal', number, error: String(error) }),
    );
  };
  return {
    settled,
    share: (store, address = '') => {
      const shared = shareStore(store, (news) => {
        tell(address, news);
        if (news.what !== 'gone') return;
        open.delete(address);
        held.delete(address);
      });
      held.set(address, { store: shared });
      return shared;
    },
    join: (subscriber) => void heard.set(subscriber, sequence),
    leave: (subscriber) => {
      heard.delete(subscriber);
      check();
    },
    receive: (subscriber, message) => {
      if (message.kind === 'heard') {
        const last = heard.get(subscriber);
        if (last !== undefined) heard.set(subscriber, Math.max(last, message.sequence));
        check();
      } else if (message.kind === 'find') {
        answer(subscriber, message.number, introduce(subscriber, message.subdomain));
      } else if (message.kind === 'ask') {
        answer(subscriber, message.number, ask(message));
      } else if (message.kind === 'failed') {
        log.error({ error: message.error }, message.message);
      }
    },
  };
}
