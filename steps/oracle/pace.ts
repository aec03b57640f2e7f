import { setTimeout as pause } from 'node:timers/promises';

/** Keeps sign-ins apart, for SPs that count them. */
export class Pace {
  readonly #gapMs: number;
  readonly #now: () => number;
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  #next = 0;

  /** At most so many a minute; null = as fast as the SP answers. */
  constructor(
    perMinute: number | null,
    now: () => number = () => performance.now(),
    wait: (milliseconds: number) => Promise<unknown> = pause,
  ) {
    this.#gapMs = perMinute === null ? 0 : 60_000 / perMinute;
    this.#now = now;
    this.#wait = wait;
  }

  /** Comes back when the SP may be asked again. */
  async turn(): Promise<void> {
    if (this.#gapMs === 0) return;
    const now = this.#now();
    const mine = Math.max(now, this.#next);
    this.#next = mine + this.#gapMs;
    if (mine > now) await this.#wait(mine - now);
  }
}
