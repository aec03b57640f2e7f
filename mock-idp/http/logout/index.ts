/** Single logout, asked for by an app or begun here. */
export { serveLogoutRequest } from './request.ts';
export { serveLogoutResponse, signOutEverywhere } from './sign-out.ts';
