/** Single logout: messages consumed, and written. */
export { consumeLogout } from './consume.ts';
export type {
  ConsumedLogout,
  LogoutContext,
  LogoutNameId,
  LogoutOptions,
  LogoutRequest,
  ReceivedLogout,
} from './contracts.ts';
export { type LogoutReasonCode, logoutReasonCodes } from './reason-codes.ts';
export { createLogoutRequest, createLogoutResponse, type LogoutService, type OutgoingLogout } from './write.ts';
