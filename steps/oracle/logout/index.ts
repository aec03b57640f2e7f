/** Single logout as the judge sees it: somebody signs out, what becomes of the session, what the SP's messages are like. */
export { completeLogout } from './complete-logout.ts';
export type { LogoutAttempt, LogoutRequest } from './contracts.ts';
export { endSession } from './end-session.ts';
export { inspectLogout } from './inspect.ts';
export { readAssertion } from './message.ts';
export { logoutRules } from './rules/index.ts';
export { sendLogoutAgain, signOutAtIdp, signOutAtSp } from './sign-out.ts';
export { whyUnanswered } from './unanswered.ts';
