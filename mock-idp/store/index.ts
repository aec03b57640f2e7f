/** The face of the store. */
export {
  type Collection,
  type Filled,
  type Journal,
  type KeyDefinition,
  type OneShots,
  type SessionStore,
  type Store,
  StoreConflict,
} from './contracts.ts';
export { createMemoryStore } from './memory.ts';
export { memoryCollection } from './memory-collection.ts';
export { type StoreRefusal, StoreRefusedError } from './refused.ts';
export { createSnapshots, type Snapshots } from './snapshots.ts';
export { openSqliteStore } from './sqlite.ts';
