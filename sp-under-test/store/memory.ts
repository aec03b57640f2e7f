import type { Document, Journal, Keeping, MemberChange, OneShots, Sessions, Store } from './contracts.ts';

/** Expired one-shots are swept when this many have come in since the last sweep. */
const sweepEvery = 100;

/** Nobody has so many browsers; beyond it abandoned sessions would pile up. */
export const sessionsMost = 20_000;

/** Everything in this process, nothing on disk. Values are copied in and out, as a real store would. */
export function createMemoryStore(): Store {
  const forget: (() => void)[] = [];
  return {
    document<T>() {
      const kept: Kept<T> = { lists: new Map() };
      forget.push(() => {
        delete kept.value;
        kept.lists.clear();
      });
      return documentIn(kept);
    },
    sessions<T>(_name: string, keeping?: Keeping<T>) {
      const values = new Map<string, T>();
      forget.push(() => values.clear());
      return sessionsIn(values, keeping);
    },
    oneShots<T>() {
      const shots = new Map<string, Shot<T>>();
      forget.push(() => shots.clear());
      return oneShotsIn(shots);
    },
    journal<T>(_name: string, most: number) {
      const lines: T[] = [];
      forget.push(() => lines.splice(0));
      return journalIn(lines, most);
    },
    clear: async () => {
      for (const clear of forget) clear();
    },
    close: async () => {},
  };
}

interface Shot<T> {
  value: T;
  expires: number;
}

/** A document, and the members of its lists. */
interface Kept<T> {
  value?: T;
  lists: Map<string, Map<string, unknown>>;
}

function documentIn<T>(kept: Kept<T>): Document<T> {
  const amend = async (value: T, changes: readonly MemberChange[]) => {
    kept.value = structuredClone(value);
    for (const { key, list, member } of changes) {
      const members = kept.lists.get(list) ?? new Map<string, unknown>();
      kept.lists.set(list, members);
      if (member === undefined) members.delete(key);
      else members.set(key, structuredClone(member));
    }
  };
  return {
    read: async () => {
      const lists = [...kept.lists].map(([list, members]) => [list, [...members.values()]]);
      return (
        kept.value && structuredClone(lists.length === 0 ? kept.value : { ...kept.value, ...Object.fromEntries(lists) })
      );
    },
    write: async (value, members = []) => {
      kept.lists.clear();
      await amend(value, members);
    },
    amend,
  };
}

function sessionsIn<T>(values: Map<string, T>, { most = sessionsMost, ends }: Keeping<T> = {}): Sessions<T> {
  /** From the oldest to the first that is still of use: what is written later seldom ends earlier. */
  const sweep = () => {
    const now = ends?.now().getTime();
    for (const [key, value] of values) {
      const ended = ends !== undefined && now !== undefined && ends.of(value).getTime() <= now;
      if (!ended && values.size <= most) break;
      values.delete(key);
    }
  };
  const write = (key: string, value: T) => {
    // Deleted first, so that it becomes the newest of the map.
    values.delete(key);
    values.set(key, structuredClone(value));
    sweep();
  };
  return {
    get: async (key) => structuredClone(values.get(key)),
    put: async (key, value) => write(key, value),
    update: async (key, change) => write(key, change(structuredClone(values.get(key)))),
    delete: async (key) => void values.delete(key),
  };
}

function journalIn<T>(lines: T[], most: number): Journal<T> {
  return {
    append: async (line) => {
      lines.unshift(structuredClone(line));
      lines.length = Math.min(lines.length, most);
    },
    list: async () => structuredClone(lines),
    replace: async (others) => void lines.splice(0, lines.length, ...structuredClone(others).slice(0, most)),
  };
}

function oneShotsIn<T>(shots: Map<string, Shot<T>>): OneShots<T> {
  let sinceSweep = 0;
  const alive = (key: string, now: Date): Shot<T> | undefined => {
    const shot = shots.get(key);
    return shot !== undefined && shot.expires > now.getTime() ? shot : undefined;
  };
  return {
    putIfAbsent: async (key, value, expires, now) => {
      if (alive(key, now) !== undefined) return false;
      shots.set(key, { value: structuredClone(value), expires: expires.getTime() });
      sinceSweep += 1;
      if (sinceSweep >= sweepEvery) {
        sinceSweep = 0;
        for (const [other, shot] of shots) if (shot.expires <= now.getTime()) shots.delete(other);
      }
      return true;
    },
    peek: async (key, now) => structuredClone(alive(key, now)?.value),
    take: async (key, now) => {
      const shot = alive(key, now);
      shots.delete(key);
      return structuredClone(shot?.value);
    },
  };
}
