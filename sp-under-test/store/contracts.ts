/** Where the SP keeps things. Four kinds, because they are asked different questions. */

/** A member of one of a document's long lists: `list` names the field, `key` the member in it; without `member` it is gone. */
export interface MemberChange {
  list: string;
  key: string;
  member?: unknown;
}

/** Configuration: few documents, loaded once. The long lists of one are left empty in it and their members come apart. */
export interface Document<T> {
  /** With its lists filled, in the order in which the members came. */
  read(): Promise<T | undefined>;
  /** In place of all that was there. */
  write(value: T, members?: readonly MemberChange[]): Promise<void>;
  /** Of the lists only the members that changed are looked at: of ten thousand people, the one who signed in. */
  amend(value: T, changes: readonly MemberChange[]): Promise<void>;
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
  document<T>(name: string): Document<T>;
  sessions<T>(name: string, keeping?: Keeping<T>): Sessions<T>;
  oneShots<T>(name: string): OneShots<T>;
  journal<T>(name: string, most: number): Journal<T>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Lets go of the file, if there is one. */
  close(): Promise<void>;
}
