import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';

/** More than any machine gains by. */
const most = 64;

/** `--workers`: how many processes serve. */
export function workers(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new InvalidArgumentError(
    `Give a whole number from 1 to ${most}; this machine runs ${availableParallelism()} at a time.`,
  );
}

/** Says so when more serve than can run. */
export function workersWarning(count: number, parallel = availableParallelism()): string[] {
  if (count === 1 || count <= parallel) return [];
  return [`  Warning       ${count} workers, but this machine runs ${parallel} at a time: more gain nothing.`];
}
