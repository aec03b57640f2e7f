/** The face of the store. */
export {
  type Collection,
  type Journal,
  type KeyDefinition,
  type OneShots,
  type SessionStore,
  type Store,
  StoreConflict,
} from './contracts.ts';
export { createMemoryStore } from './memory.ts';
export { createSnapshots, type Snapshots } from './snapshots.ts';
