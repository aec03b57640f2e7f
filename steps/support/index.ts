/** World, hooks and parameter types. `hooks.ts` registers them with Cucumber when it is imported. */
export { askedNothing } from './asked-nothing.ts';
export { chromiumPool } from './chromium-pool.ts';
export { found } from './found.ts';
export { halt, type LockedOut } from './halt.ts';
export { ownStation, type Wiring } from './own-station.ts';
export { defineParameterTypes } from './parameter-types.ts';
export type {
  CaseParameters,
  OwnStations,
  RunParameters,
  Sealing,
  StationParameters,
  SutParameters,
} from './parameters.ts';
export { settle } from './settle.ts';
export { spKeys } from './sp-keys.ts';
export { type Limits, openDriver, Station } from './station.ts';
export { leavesForStranger, refreshesToStranger } from './stranger.ts';
export { World } from './world.ts';
