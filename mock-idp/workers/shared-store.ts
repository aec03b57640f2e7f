import type { Collection, Journal, OneShots, SessionStore, Store } from '../store/index.ts';
import type { Content, News } from './messages.ts';

/** A store that tells of every change of a collection; its parts are found by name. */
export interface SharedStore extends Store {
  part(kind: 'collection', name: string): Collection<object>;
  part(kind: 'sessions', name: string): SessionStore<object>;
  part(kind: 'oneShots', name: string): OneShots<object>;
  part(kind: 'journal', name: string): Journal<object>;
  /** Every collection as it is now. */
  content(): Content;
}

/** A collection that tells of its changes, in their order. */
function telling<T extends object>(name: string, own: Collection<T>, tell: (news: News) => void): Collection<T> {
  return {
    ...own,
    put: async (id, document) => {
      await own.put(id, document);
      tell({ what: 'put', collection: name, id, document });
    },
    change: async (id, change) => {
      let written: T | undefined;
      const next = await own.change(id, (current) => {
        const changed = change(current);
        if (changed !== current) written = changed;
        return changed;
      });
      if (written) tell({ what: 'put', collection: name, id, document: written });
      return next;
    },
    delete: async (id) => {
      const gone = await own.delete(id);
      if (gone) tell({ what: 'deleted', collection: name, id });
      return gone;
    },
  };
}

/** Remembers what is made, by name. */
function byName<P>() {
  const parts = new Map<string, P>();
  return {
    parts,
    add: <Q extends P>(name: string, part: Q): Q => {
      parts.set(name, part);
      return part;
    },
  };
}

function found<P>(parts: ReadonlyMap<string, P>, name: string): P {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`The store holds no ${name}.`);
  return part;
}

/** Makes it over a store that nobody uses yet. */
export function shareStore(store: Store, tell: (news: News) => void): SharedStore {
  const collections = byName<Collection<object>>();
  const sessions = byName<SessionStore<object>>();
  const oneShots = byName<OneShots<object>>();
  const journals = byName<Journal<object>>();
  const content = () => Object.fromEntries([...collections.parts].map(([name, own]) => [name, own.entries()]));
  const thenTell = (putBack: () => Promise<void>) => async () => {
    await putBack();
    tell({ what: 'replaced', content: content() });
  };
  function part(kind: 'collection', name: string): Collection<object>;
  function part(kind: 'sessions', name: string): SessionStore<object>;
  function part(kind: 'oneShots', name: string): OneShots<object>;
  function part(kind: 'journal', name: string): Journal<object>;
  function part(kind: string, name: string): unknown {
    if (kind === 'collection') return found(collections.parts, name);
    if (kind === 'sessions') return found(sessions.parts, name);
    return kind === 'oneShots' ? found(oneShots.parts, name) : found(journals.parts, name);
  }
  return {
    part,
    content,
    collection: (name, keys) => collections.add(name, telling(name, store.collection(name, keys), tell)),
    sessions: <T extends object>(name: string) => sessions.add(name, store.sessions<T>(name)),
    oneShots: <T extends object>(name: string, capacity?: number) =>
      oneShots.add(name, store.oneShots<T>(name, capacity)),
    journal: <T extends object>(name: string, capacity: number) => journals.add(name, store.journal<T>(name, capacity)),
    snapshot: async () => thenTell(await store.snapshot()),
    fillOnce: async (fill) => {
      const filled = await store.fillOnce(fill);
      return { ...filled, goBack: thenTell(filled.goBack) };
    },
    close: async () => {
      tell({ what: 'gone' });
      await store.close();
    },
  };
}
