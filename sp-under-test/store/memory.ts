import type { Document, OneShots, Sessions, Store } from './index.ts';

/** Expired one-shots are swept when this many have come in since the last sweep. */
const sweepEvery = 1_000;

/** Everything in this process, nothing on disk. Values are copied in and out, as a real store would. */
export function createMemoryStore(): Store {
  const forget: (() => void)[] = [];
  return {
    document<T>() {
      const values = new Map<string, T>();
      forget.push(() => values.clear());
      return documentIn(values);
    },
    sessions<T>() {
      const values = new Map<string, T>();
      forget.push(() => values.clear());
      return sessionsIn(values);
    },
    oneShots<T>() {
      const shots = new Map<string, Shot<T>>();
      forget.push(() => shots.clear());
      return oneShotsIn(shots);
    },
    clear: async () => {
      for (const clear of forget) clear();
    },
  };
}

interface Shot<T> {
  value: T;
  expires: number;
}

function documentIn<T>(values: Map<string, T>): Document<T> {
  return {
    read: async () => structuredClone(values.get('document')),
    write: async (value) => void values.set('document', structuredClone(value)),
  };
}

function sessionsIn<T>(values: Map<string, T>): Sessions<T> {
  return {
    get: async (key) => structuredClone(values.get(key)),
    put: async (key, value) => void values.set(key, structuredClone(value)),
    update: async (key, change) => void values.set(key, structuredClone(change(structuredClone(values.get(key))))),
    delete: async (key) => void values.delete(key),
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
