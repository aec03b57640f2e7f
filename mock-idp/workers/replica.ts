/** The store as a worker has it: collections at hand, kept up to date; everything else is asked for. */
import {
  type Collection,
  type Journal,
  type KeyDefinition,
  memoryCollection,
  type OneShots,
  type SessionStore,
  type Store,
} from '../store/index.ts';
import type { HolderOf } from './holder.ts';
import type { Content, News } from './messages.ts';

export interface Replica extends Store {
  hear(news: News): void;
}

/** What becomes of one collection. */
interface Copy {
  put(id: string, document: object): Promise<void>;
  delete(id: string): Promise<boolean>;
  reload(): void;
}

type Asked = 'changed' | 'stale' | 'gone';

/** Whether a key is free is judged where the collection is kept; on the way there two changes may stand in one order only. */
function notUnique<T>(keys: Readonly<Record<string, KeyDefinition<T>>>): Record<string, KeyDefinition<T>> {
  return Object.fromEntries(Object.entries(keys).map(([name, { of }]) => [name, { of, unique: false }]));
}

function writing<T extends object>(name: string, copy: Collection<T>, { ask }: HolderOf): Collection<T> {
  return {
    ...copy,
    put: (id, document) => ask('put', name, id, document),
    delete: (id) => ask('delete', name, id),
    change: async (id, change) => {
      for (;;) {
        const current = await copy.get(id);
        if (!current) return undefined;
        const next = change(current);
        if (next === current) return next;
        const outcome = await ask<Asked>('exchange', name, id, current, next);
        if (outcome === 'changed') return next;
        // What somebody else wrote in between was told before this answer came.
        if (outcome === 'gone') return undefined;
      }
    },
  };
}

const sessionsAt = <T extends object>(name: string, { ask }: HolderOf): SessionStore<T> => ({
  get: (id, now) => ask('session', name, id, now),
  put: (id, session, until) => ask('putSession', name, id, session, until),
  delete: (id) => ask('deleteSession', name, id),
});

const oneShotsAt = <T extends object>(name: string, { ask }: HolderOf): OneShots<T> => ({
  put: (id, value, until) => ask('putOneShot', name, id, value, until),
  peek: (id, now) => ask('peek', name, id, now),
  take: (id, now) => ask('take', name, id, now),
});

const journalAt = <T extends object>(journal: string, { ask, later }: HolderOf): Journal<T> => ({
  append: async (line) => later({ what: 'append', journal, line }),
  list: (limit) => ask('lines', journal, limit),
});

async function refuse(): Promise<never> {
  throw new Error('Only the process that holds the store can do this.');
}

/** Makes it with what the collections hold now. */
export function createReplica(beginning: Content, holder: HolderOf): Replica {
  let content = beginning;
  const copies = new Map<string, Copy>();
  return {
    collection: <T extends object>(name: string, keys: Readonly<Record<string, KeyDefinition<T>>>) => {
      const load = () => (content[name] ?? []) as (readonly [string, T])[];
      const copy = memoryCollection<T>(name, notUnique(keys), { load, put: () => undefined, delete: () => undefined });
      copies.set(name, copy);
      return writing(name, copy, holder);
    },
    sessions: (name) => sessionsAt(name, holder),
    oneShots: (name) => oneShotsAt(name, holder),
    journal: (name) => journalAt(name, holder),
    snapshot: refuse,
    fillOnce: refuse,
    close: async () => {},
    // Copies write at once, before their promises are looked at.
    hear: (news) => {
      if (news.what === 'put') void copies.get(news.collection)?.put(news.id, news.document);
      else if (news.what === 'deleted') void copies.get(news.collection)?.delete(news.id);
      else if (news.what === 'replaced') {
        content = news.content;
        for (const copy of copies.values()) copy.reload();
        content = {};
      }
    },
  };
}
