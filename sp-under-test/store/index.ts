/** Where the SP keeps things. Three kinds, because they are asked different questions. */

/** Configuration: few, small documents, loaded once and written whole. */
export interface Document<T> {
  read(): Promise<T | undefined>;
  write(value: T): Promise<void>;
}

/** Many and short-lived. */
export interface Sessions<T> {
  get(key: string): Promise<T | undefined>;
  put(key: string, value: T): Promise<void>;
  /** Atomic per key: two requests of one browser must not lose each other's change. */
  update(key: string, change: (current: T | undefined) => T): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Things that may happen once: an assertion, the answer to a request, an invitation. */
export interface OneShots<T> {
  /** False if the key is there already and has not expired at `now`. */
  putIfAbsent(key: string, value: T, expires: Date, now: Date): Promise<boolean>;
  peek(key: string, now: Date): Promise<T | undefined>;
  /** Gives the value to exactly one caller. */
  take(key: string, now: Date): Promise<T | undefined>;
}

export interface Store {
  document<T>(name: string): Document<T>;
  sessions<T>(name: string): Sessions<T>;
  oneShots<T>(name: string): OneShots<T>;
  /** Forgets everything. */
  clear(): Promise<void>;
}

export { createMemoryStore } from './memory.ts';
