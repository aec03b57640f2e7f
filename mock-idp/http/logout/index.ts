/** Single logout, asked for by an app or begun here. */
export { type PendingLogout, serveLogoutRequest } from './request.ts';
export { type LogoutChain, serveLogoutResponse, signOutEverywhere } from './sign-out.ts';
