import type { Journal, Store } from './contracts.ts';
import { memoryCollection, type Part } from './memory-collection.ts';
import { memoryExpiring } from './memory-expiring.ts';

function memoryJournal<T extends object>(capacity: number): Journal<T> & Part {
  let lines: T[] = [];
  return {
    append: async (line) => {
      lines.push(line);
      // Cut in bulk: shifting one by one would copy the whole log on every line.
      if (lines.length >= capacity * 1.25) lines = lines.slice(-capacity);
    },
    list: async (limit = capacity) => lines.slice(-Math.min(limit, capacity)).reverse(),
    capture: () => {
      const content = [...lines];
      return () => {
        lines = [...content];
      };
    },
  };
}

/** A store that lives and dies with the process. */
export function createMemoryStore(): Store {
  const parts: Part[] = [];
  const time = { latest: 0 };
  const add = <P extends Part>(part: P): P => {
    parts.push(part);
    return part;
  };
  const capture = () => {
    const captured = parts.map((part) => part.capture());
    return async () => {
      for (const putBack of captured) putBack();
    };
  };
  return {
    collection: (name, keys) => add(memoryCollection(name, keys)),
    sessions: <T extends object>() => add(memoryExpiring<T>(time)),
    oneShots: <T extends object>(_name: string, capacity?: number) => add(memoryExpiring<T>(time, capacity)),
    journal: <T extends object>(_name: string, capacity: number) => add(memoryJournal<T>(capacity)),
    snapshot: async () => capture(),
    fillOnce: async (fill) => {
      await fill();
      return { resumed: false, goBack: capture() };
    },
    close: async () => {},
  };
}
