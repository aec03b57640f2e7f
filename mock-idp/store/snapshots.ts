import type { Store } from './contracts.ts';

/** Snapshots by id, for whoever cannot hold a function. */
export interface Snapshots {
  take(): Promise<string>;
  /** False when there is no such snapshot. */
  restore(id: string): Promise<boolean>;
  clear(): void;
}

/** How many are kept; the oldest goes. */
const kept = 32;

/** No snapshots yet. */
export function createSnapshots(store: Store): Snapshots {
  const snapshots = new Map<string, () => Promise<void>>();
  let number = 0;
  return {
    take: async () => {
      number += 1;
      const id = `snapshot-${number}`;
      snapshots.set(id, await store.snapshot());
      for (const oldest of snapshots.keys()) {
        if (snapshots.size <= kept) break;
        snapshots.delete(oldest);
      }
      return id;
    },
    restore: async (id) => {
      const putBack = snapshots.get(id);
      await putBack?.();
      return putBack !== undefined;
    },
    clear: () => snapshots.clear(),
  };
}
