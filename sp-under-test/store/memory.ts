import type { OneShotStore, SessionStore, Store } from './index.ts';

/** Expired one-shots are swept when this many have come in since the last sweep. */
const sweepEvery = 1_000;

/** Everything in this process, nothing on disk. Values are copied in and out, as a real store would. */
export function createMemoryStore(): Store {
  const documents = new Map<string, unknown>();
  const sessions = new Map<string, unknown>();
  const shots = new Map<string, Shot>();
  return {
    configuration: {
      read: async (key) => copy(documents.get(key)),
      write: async (key, value) => void documents.set(key, copy(value)),
    },
    sessions: sessionsIn(sessions),
    oneShots: oneShotsIn(shots),
    clear: async () => {
      documents.clear();
      sessions.clear();
      shots.clear();
    },
  };
}

interface Shot {
  value: unknown;
  expires: number;
}

function sessionsIn(sessions: Map<string, unknown>): SessionStore {
  return {
    get: async (key) => copy(sessions.get(key)),
    put: async (key, value) => void sessions.set(key, copy(value)),
    update: async (key, change) => void sessions.set(key, copy(change(copy(sessions.get(key))))),
    delete: async (key) => void sessions.delete(key),
  };
}

function oneShotsIn(shots: Map<string, Shot>): OneShotStore {
  let sinceSweep = 0;
  const alive = (key: string, now: Date): Shot | undefined => {
    const shot = shots.get(key);
    return shot !== undefined && shot.expires > now.getTime() ? shot : undefined;
  };
  return {
    putIfAbsent: async (key, value, expires, now) => {
      if (alive(key, now) !== undefined) return false;
      shots.set(key, { value: copy(value), expires: expires.getTime() });
      sinceSweep += 1;
      if (sinceSweep >= sweepEvery) {
        sinceSweep = 0;
        for (const [other, shot] of shots) if (shot.expires <= now.getTime()) shots.delete(other);
      }
      return true;
    },
    peek: async (key, now) => copy(alive(key, now)?.value),
    take: async (key, now) => {
      const shot = alive(key, now);
      shots.delete(key);
      return copy(shot?.value);
    },
  };
}

function copy(value: unknown): unknown {
  return structuredClone(value);
}
