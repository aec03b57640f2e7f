/** Where the SP keeps things. Three kinds, because they are asked different questions. */

/** Few, small, read on every request: whole documents. */
export interface ConfigurationStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
}

/** Many, short-lived. `update` is atomic per key: two requests of one browser must not lose each other's change. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  update(key: string, change: (current: unknown) => unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Things that may happen once: an assertion, an answer to a request, an invitation. */
export interface OneShotStore {
  /** False if the key is there already and has not expired at `now`. */
  putIfAbsent(key: string, value: unknown, expires: Date, now: Date): Promise<boolean>;
  peek(key: string, now: Date): Promise<unknown>;
  /** Gives the value to exactly one caller. */
  take(key: string, now: Date): Promise<unknown>;
}

export interface Store {
  configuration: ConfigurationStore;
  sessions: SessionStore;
  oneShots: OneShotStore;
  clear(): Promise<void>;
}

export { createMemoryStore } from './memory.ts';
