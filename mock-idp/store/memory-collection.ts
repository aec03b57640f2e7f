import { type Collection, type KeyDefinition, StoreConflict } from './contracts.ts';

/** What the in-memory store needs of each part of itself. */
export interface Part {
  /** Remembers the present content; the answer puts it back. */
  capture(): () => void;
}

/** Who keeps the documents of a collection beyond this process. It is told before memory changes, and may refuse. */
export interface Keeper<T> {
  /** In order of insertion. */
  load(): readonly (readonly [id: string, document: T])[];
  put(id: string, document: T): void;
  delete(id: string): void;
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
  keeper?: Keeper<T>,
): Collection<T> & Part & { reload(): void } {
  const definitions = Object.entries(keys);
  const documents = new Map<string, T>();
  /** id → its place in the order of insertion. */
  const places = new Map<string, number>();
  let lastPlace = 0;
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
    keeper?.put(id, document);
    place(id, document);
    version += 1;
  };
  const place = (id: string, document: T) => {
    const previous = documents.get(id);
    if (previous) unindex(id, previous);
    else places.set(id, ++lastPlace);
    documents.set(id, freeze(document));
    index(id, document);
  };
  const become = (content: readonly (readonly [id: string, document: T])[]) => {
    documents.clear();
    places.clear();
    for (const index of indexes.values()) index.clear();
    for (const [id, document] of content) place(id, document);
    version += 1;
  };
  const byPlace = (one: string, other: string) => (places.get(one) ?? 0) - (places.get(other) ?? 0);
  if (keeper) become(keeper.load());

  return {
    get: async (id) => documents.get(id),
    find: async (key, value) => {
      for (const id of idsUnder(key, value)) return documents.get(id);
      return undefined;
    },
    select: async (key, value) => [...idsUnder(key, value)].sort(byPlace).flatMap((id) => documents.get(id) ?? []),
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
      keeper?.delete(id);
      unindex(id, document);
      documents.delete(id);
      places.delete(id);
      version += 1;
      return true;
    },
    count: async () => documents.size,
    entries: () => [...documents],
    version: () => version,
    capture: () => {
      const content = [...documents];
      return () => become(content);
    },
    reload: () => become(keeper?.load() ?? []),
  };
}
