/** Ctrl-C, being asked to end, and a terminal that goes away. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let answer: (() => void) | undefined;

/**
 * From now on `handle` answers them, in place of whoever did before; the process ends only when that one ends it. Node is
 * listened to once and for all: a signal that comes while nothing but our own code runs is told later, and would be lost
 * with a listener that was taken away meanwhile.
 */
export function answerSignals(handle: () => void): void {
  if (answer === undefined) for (const signal of signals) process.on(signal, () => answer?.());
  answer = handle;
}
