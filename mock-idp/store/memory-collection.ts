import { type Collection, type KeyDefinition, StoreConflict } from './contracts.ts';

/** What the in-memory store needs of each part of itself. */
export interface Part {
  /** Remembers the present content; the answer puts it back. */
  capture(): () => void;
}

/** Freezes a document so that nobody changes it behind the indexes' back. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}

/** key name → value → ids */
type Indexes = Map<string, Map<string, Set<string>>>;

/** A collection in memory, every lookup by key independent of how many documents there are. */
export function memoryCollection<T extends object>(
  name: string,
  keys: Readonly<Record<string, KeyDefinition<T>>>,
): Collection<T> & Part {
  const definitions = Object.entries(keys);
  const documents = new Map<string, T>();
  const indexes: Indexes = new Map(definitions.map(([key]) => [key, new Map()]));
  let version = 0;

  const idsUnder = (key: string, value: string): ReadonlySet<string> => {
    const index = indexes.get(key);
    if (!index) throw new Error(`${name} has no key ${key}`);
    return index.get(value) ?? new Set();
  };
  const refuseConflicts = (id: string, document: T) => {
    for (const [key, definition] of definitions) {
      if (!definition.unique) continue;
      for (const value of definition.of(document)) {
        for (const holder of idsUnder(key, value)) if (holder !== id) throw new StoreConflict(name, key);
      }
    }
  };
  const index = (id: string, document: T) => {
    for (const [key, definition] of definitions) {
      for (const value of definition.of(document)) {
        const ids = indexes.get(key)?.get(value);
        if (ids) ids.add(id);
        else indexes.get(key)?.set(value, new Set([id]));
      }
    }
  };
  const unindex = (id: string, document: T) => {
    for (const [key, definition] of definitions) {
      for (const value of definition.of(document)) {
        const ids = indexes.get(key)?.get(value);
        ids?.delete(id);
        if (ids?.size === 0) indexes.get(key)?.delete(value);
      }
    }
  };
  const write = (id: string, document: T) => {
    refuseConflicts(id, document);
    const previous = documents.get(id);
    if (previous) unindex(id, previous);
    documents.set(id, freeze(document));
    index(id, document);
    version += 1;
  };
  const clear = () => {
    documents.clear();
    for (const index of indexes.values()) index.clear();
    version += 1;
  };

  return {
    get: async (id) => documents.get(id),
    find: async (key, value) => {
      for (const id of idsUnder(key, value)) return documents.get(id);
      return undefined;
    },
    select: async (key, value) => [...idsUnder(key, value)].flatMap((id) => documents.get(id) ?? []),
    list: async (limit = Number.POSITIVE_INFINITY) => {
      const found: T[] = [];
      for (const document of documents.values()) {
        if (found.length >= limit) break;
        found.push(document);
      }
      return found;
    },
    put: async (id, document) => write(id, document),
    change: async (id, change) => {
      const current = documents.get(id);
      if (!current) return undefined;
      const next = change(current);
      if (next !== current) write(id, next);
      return next;
    },
    delete: async (id) => {
      const document = documents.get(id);
      if (!document) return false;
      unindex(id, document);
      documents.delete(id);
      version += 1;
      return true;
    },
    count: async () => documents.size,
    version: () => version,
    capture: () => {
      const content = [...documents];
      return () => {
        clear();
        for (const [id, document] of content) write(id, document);
      };
    },
  };
}
