/** What happened, in order, by the clock that is handed in. */
export class Timeline {
  readonly entries: { atMs: number; text: string }[] = [];
  readonly #now: () => Date;
  readonly #start: number;
  #furthest = 0;

  constructor(now: () => Date) {
    this.#now = now;
    this.#start = now().getTime();
  }

  add(text: string): void {
    this.entries.push({ atMs: this.elapsed(), text });
  }

  /** Milliseconds. It never goes back, though clocks do that are set. */
  elapsed(): number {
    this.#furthest = Math.max(this.#furthest, this.#now().getTime() - this.#start);
    return this.#furthest;
  }
}
