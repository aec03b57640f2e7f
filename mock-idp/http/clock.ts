import type { Clock } from './services.ts';

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
