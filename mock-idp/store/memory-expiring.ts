import type { OneShots, SessionStore } from './contracts.ts';
import type { Part } from './memory-collection.ts';

/** Nobody needs more at once in a test organisation; beyond it the oldest in line goes, so that abandoned ones cannot pile up. */
export const defaultCapacity = 100_000;

/**
 * Values with a time to live: sessions and one-shots alike. `time` is shared by all of a store: whoever looks something
 * up says what time it is, and what nobody looks up ends with it.
 */
export function memoryExpiring<T extends object>(
  time: { latest: number },
  capacity = defaultCapacity,
): SessionStore<T> & OneShots<T> & Part {
  const entries = new Map<string, { value: T; expiresAt: number }>();

  /** From the oldest to the first that is alive: what comes later seldom ends earlier. */
  const sweep = () => {
    for (const [id, { expiresAt }] of entries) {
      if (expiresAt > time.latest) break;
      entries.delete(id);
    }
  };
  const live = (id: string, now: Date): T | undefined => {
    time.latest = now.getTime();
    const entry = entries.get(id);
    if (!entry) return undefined;
    if (entry.expiresAt > now.getTime()) return entry.value;
    entries.delete(id);
    return undefined;
  };
  const put = async (id: string, value: T, expiresAt: Date) => {
    // Deleted first, so that what lives longer now is not in the way of the others' end.
    entries.delete(id);
    sweep();
    entries.set(id, { value: Object.freeze(value), expiresAt: expiresAt.getTime() });
    if (entries.size <= capacity) return;
    for (const oldest of entries.keys()) {
      entries.delete(oldest);
      break;
    }
  };

  return {
    put,
    get: async (id, now) => live(id, now),
    peek: async (id, now) => live(id, now),
    take: async (id, now) => {
      const value = live(id, now);
      entries.delete(id);
      return value;
    },
    delete: async (id) => {
      entries.delete(id);
    },
    capture: () => {
      const content = [...entries];
      return () => {
        entries.clear();
        for (const [id, entry] of content) entries.set(id, entry);
      };
    },
  };
}
