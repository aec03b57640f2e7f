/** What happened, in order, by the clock that is handed in. */
export class Timeline {
  readonly entries: { atMs: number; text: string }[] = [];
  readonly #now: () => Date;
  readonly #start: number;

  constructor(now: () => Date) {
    this.#now = now;
    this.#start = now().getTime();
  }

  add(text: string): void {
    this.entries.push({ atMs: this.elapsed(), text });
  }

  elapsed(): number {
    return this.#now().getTime() - this.#start;
  }
}
