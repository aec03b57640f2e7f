/** Limits guesses at one account. */
export interface Attempts {
  /** True if no more guesses are taken for now. */
  exhausted(key: string): boolean;
  failed(key: string): void;
  succeeded(key: string): void;
}

const most = 10;
const windowMinutes = 15;
/** Accounts counted at once; beyond it the oldest count is dropped, so that made-up addresses cannot fill the memory. */
const keysMost = 10_000;

/** Counts failures per key within a moving window. */
export function createAttempts(now: () => Date): Attempts {
  const failures = new Map<string, number[]>();
  const recent = (key: string) =>
    (failures.get(key) ?? []).filter((at) => at > now().getTime() - windowMinutes * 60_000);
  return {
    exhausted: (key) => recent(key).length >= most,
    failed: (key) => {
      const times = [...recent(key), now().getTime()];
      failures.delete(key);
      failures.set(key, times);
      const oldest = failures.keys().next();
      if (failures.size > keysMost && !oldest.done) failures.delete(oldest.value);
    },
    succeeded: (key) => void failures.delete(key),
  };
}
