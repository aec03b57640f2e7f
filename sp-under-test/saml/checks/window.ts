import type { ConsumeContext } from '../contracts.ts';

/** Whether a NotBefore has been reached, allowing for the tolerated skew. */
export function reached(instant: Date, { now, skewSeconds }: ConsumeContext): boolean {
  return now.getTime() + skewSeconds * 1000 >= instant.getTime();
}

/** Whether a NotOnOrAfter has passed ("on or after" is past), allowing for the tolerated skew. */
export function passed(instant: Date, { now, skewSeconds }: ConsumeContext): boolean {
  return now.getTime() - skewSeconds * 1000 >= instant.getTime();
}
