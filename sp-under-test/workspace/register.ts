/** One member that changed since the workspace was last saved; without `member` it is gone. */
export interface RegisterChange<T> {
  key: string;
  member?: T;
}

/**
 * One of the long lists of a workspace: found by key instead of searched, and it remembers what changed, so that of a
 * hundred thousand people the one who signs in is all that is looked at and written. Members are values: whoever changes
 * one puts another in its place.
 */
export class Register<T> implements Iterable<T> {
  readonly #keyOf: (member: T) => string;
  readonly #members = new Map<string, T>();
  readonly #places = new Map<string, number>();
  readonly #changed = new Set<string>();
  #came = 0;

  constructor(keyOf: (member: T) => string) {
    this.#keyOf = keyOf;
  }

  /** Takes these in as saved. */
  load(members: Iterable<T>): this {
    for (const member of members) this.put(member);
    this.#changed.clear();
    return this;
  }

  get(key: string): T | undefined {
    return this.#members.get(key);
  }

  /** Adds, or replaces in its place. */
  put(member: T): void {
    const key = this.#keyOf(member);
    if (!this.#members.has(key)) {
      this.#came += 1;
      this.#places.set(key, this.#came);
    }
    this.#members.set(key, member);
    this.#changed.add(key);
  }

  delete(key: string): void {
    if (!this.#members.delete(key)) return;
    this.#places.delete(key);
    this.#changed.add(key);
  }

  clear(): void {
    for (const key of [...this.#members.keys()]) this.delete(key);
  }

  /** In the order in which they came. */
  [Symbol.iterator](): Iterator<T> {
    return this.#members.values();
  }

  /** Those of these keys that are there, in the order in which they came. */
  among(keys: Iterable<string>): T[] {
    const place = (key: string) => this.#places.get(key) ?? 0;
    return [...keys]
      .sort((a, b) => place(a) - place(b))
      .map((key) => this.#members.get(key))
      .filter((member) => member !== undefined);
  }

  /** All of them, as if each had just changed. */
  everything(): RegisterChange<T>[] {
    return [...this.#members].map(([key, member]) => ({ key, member }));
  }

  /** What changed since this was last asked. */
  takeChanges(): RegisterChange<T>[] {
    const changes = [...this.#changed].map((key) => {
      const member = this.#members.get(key);
      return member === undefined ? { key } : { key, member };
    });
    this.#changed.clear();
    return changes;
  }
}
