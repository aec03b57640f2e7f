/** Where the SP keeps things. Four kinds, because they are asked different questions. */

/** Configuration: few documents, loaded once. They are given whole; of their long lists only what changed is written. */
export interface Document<T> {
  read(): Promise<T | undefined>;
  write(value: T): Promise<void>;
}

/** Many and short-lived. Those that have ended go; of too many, those written longest ago. */
export interface Sessions<T> {
  get(key: string): Promise<T | undefined>;
  put(key: string, value: T): Promise<void>;
  /** Atomic per key: two requests of one browser must not lose each other's change. */
  update(key: string, change: (current: T | undefined) => T): Promise<void>;
  delete(key: string): Promise<void>;
}

/** How long a kind of session is kept. */
export interface Keeping<T> {
  /** How many there may be at once. */
  most?: number;
  /** When a value is of no use any more; without it only their number ends them. */
  ends?: { of(value: T): Date; now(): Date };
}

/** Things that may happen once: an assertion, the answer to a request, an invitation. */
export interface OneShots<T> {
  /** False if the key is there already and has not expired at `now`. */
  putIfAbsent(key: string, value: T, expires: Date, now: Date): Promise<boolean>;
  peek(key: string, now: Date): Promise<T | undefined>;
  /** Gives the value to exactly one caller. */
  take(key: string, now: Date): Promise<T | undefined>;
}

/** What happened, in order; the oldest lines go. */
export interface Journal<T> {
  append(line: T): Promise<void>;
  /** Newest first. */
  list(): Promise<T[]>;
  /** Puts these in place of all lines; newest first. */
  replace(lines: readonly T[]): Promise<void>;
}

export interface Store {
  /** `lists`: fields with many members. Members are told apart by their `id`, or by all they say. */
  document<T>(name: string, lists?: readonly (keyof T & string)[]): Document<T>;
  sessions<T>(name: string, keeping?: Keeping<T>): Sessions<T>;
  oneShots<T>(name: string): OneShots<T>;
  journal<T>(name: string, most: number): Journal<T>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Lets go of the file, if there is one. */
  close(): Promise<void>;
}

export { DataFileError, type DataFileProblem } from './data-file-error.ts';
export { createMemoryStore } from './memory.ts';
export { openSqliteStore } from './sqlite.ts';
