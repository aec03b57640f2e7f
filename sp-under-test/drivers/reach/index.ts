/** How requests get to an SP that is not simply there: private CA, proxy, client certificate, credentials, host names. */
export { createReach } from './reach.ts';
export { type Reach, type ReachRequest, ReachSettingsError, type UserAgentSettings } from './settings.ts';
