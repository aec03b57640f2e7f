/** Ctrl-C, being asked to end, and a terminal that goes away. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From now on `handle` answers them, in place of whoever did before; the process ends only when that one ends it. */
export function answerSignals(handle: () => void): void {
  for (const signal of signals) process.removeAllListeners(signal).on(signal, handle);
}
