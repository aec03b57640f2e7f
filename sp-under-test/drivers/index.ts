/** How the judge reaches an SP under test: the port, and the drivers that implement it. */
export type { WorkspaceView as WorkspaceState } from '../http/index.ts';
export type { WorkspaceSeed } from '../workspace/index.ts';
export * from './adapter/index.ts';
export * from './black-box/index.ts';
export { DriverError } from './driver-error.ts';
export * from './port.ts';
export * from './probe/index.ts';
export {
  createReach,
  following,
  plainReach,
  type Reach,
  type ReachAnswer,
  type ReachRequest,
  type UserAgentSettings,
} from './reach/index.ts';
export * from './reference/index.ts';
export type { SeenIdentity, UserAgent } from './user-agent.ts';
