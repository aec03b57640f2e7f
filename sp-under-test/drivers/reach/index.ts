/** How requests get to an SP: straight, or with what stands before it: private CA, proxy, client certificate, credentials, host names. */
export { following } from './following.ts';
export { createReach, plainReach } from './reach.ts';
export {
  type Reach,
  type ReachAnswer,
  type ReachRequest,
  ReachSettingsError,
  type UserAgentSettings,
} from './settings.ts';
