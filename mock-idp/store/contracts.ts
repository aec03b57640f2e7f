/**
 * The store in its three kinds. Asynchronous from the first day, so that an engine on disk or across a network can
 * take the place of memory; domain code works on loaded values and stays synchronous.
 */

/** A secondary key: every value under which a document can be found. */
export interface KeyDefinition<T> {
  of(document: T): readonly string[];
  unique: boolean;
}

/** Configuration: read often, written seldom, cached, versioned. Documents are frozen; change one by making another. */
export interface Collection<T extends object> {
  get(id: string): Promise<T | undefined>;
  /** The one document under a unique key. */
  find(key: string, value: string): Promise<T | undefined>;
  /** All documents under a key, in order of insertion. */
  select(key: string, value: string): Promise<T[]>;
  /** In order of insertion. */
  list(limit?: number): Promise<T[]>;
  put(id: string, document: T): Promise<void>;
  /** Reads, changes and writes as one step. Undefined when there is no such document. */
  change(id: string, change: (current: T) => T): Promise<T | undefined>;
  delete(id: string): Promise<boolean>;
  count(): Promise<number>;
  /** All documents with their ids as they are now, in order of insertion: at once, so that nothing comes in between. */
  entries(): readonly (readonly [id: string, document: T])[];
  /** Grows with every write: a cache made from this collection is stale when it differs. */
  version(): number;
}

/** Sessions: found by id, gone after their time. */
export interface SessionStore<T extends object> {
  get(id: string, now: Date): Promise<T | undefined>;
  put(id: string, session: T, expiresAt: Date): Promise<void>;
  delete(id: string): Promise<void>;
}

/** One-shots: whoever takes one first has it; nobody has it twice. */
export interface OneShots<T extends object> {
  put(id: string, value: T, expiresAt: Date): Promise<void>;
  /** Looks without taking. */
  peek(id: string, now: Date): Promise<T | undefined>;
  take(id: string, now: Date): Promise<T | undefined>;
}

/** A log of bounded length; the oldest lines go. */
export interface Journal<T extends object> {
  append(line: T): Promise<void>;
  /** Newest first. */
  list(limit?: number): Promise<T[]>;
}

export interface Store {
  collection<T extends object>(name: string, keys: Readonly<Record<string, KeyDefinition<T>>>): Collection<T>;
  sessions<T extends object>(name: string): SessionStore<T>;
  /** `capacity`: how many may wait at once; the oldest goes. */
  oneShots<T extends object>(name: string, capacity?: number): OneShots<T>;
  journal<T extends object>(name: string, capacity: number): Journal<T>;
  /** Remembers everything; the answer puts it back, as often as wanted. */
  snapshot(): Promise<() => Promise<void>>;
  /**
   * Fills a store that never was filled, whole or not at all. Nothing else may use it meanwhile. `resumed`: it was
   * filled by an earlier process, and `fill` was not called.
   */
  fillOnce(fill: () => Promise<void>): Promise<Filled>;
  /** Lets go of the file, if there is one. */
  close(): Promise<void>;
}

export interface Filled {
  resumed: boolean;
  /** Puts everything back as it was after filling, by whichever process. */
  goBack(): Promise<void>;
}

/** A write that would put two documents under one unique key. */
export class StoreConflict extends Error {
  readonly code = 'store_conflict';
  readonly key: string;

  constructor(collection: string, key: string) {
    super(`${collection}: another document has the same ${key}`);
    this.name = 'StoreConflict';
    this.key = key;
  }
}
