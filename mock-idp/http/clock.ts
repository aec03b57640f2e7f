/** The IdP's clock; it keeps running from wherever it is put. */
export interface Clock {
  now(): Date;
  set(to: Date): void;
  advance(seconds: number): void;
  /** Back to the time it was made with. */
  reset(): void;
  /** Milliseconds it is ahead of the time it was made with. */
  offsetMs(): number;
}

/** A clock that can be put anywhere and keeps running from there. */
export function createClock(base: () => Date): Clock {
  let offset = 0;
  return {
    now: () => new Date(base().getTime() + offset),
    set: (to) => {
      offset = to.getTime() - base().getTime();
    },
    advance: (seconds) => {
      offset += seconds * 1000;
    },
    reset: () => {
      offset = 0;
    },
    offsetMs: () => offset,
  };
}
