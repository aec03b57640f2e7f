/** Where people get help signing in. */
export const forgotPasswordPath = '/signin/forgot-password';
export const unlockAccountPath = '/signin/unlock';

const withTarget = (path: string, fromUri: string | undefined) =>
  fromUri === undefined ? path : `${path}?fromURI=${encodeURIComponent(fromUri)}`;

/** The links behind "Need help signing in?"; they keep where the person was going. */
export function recoveryUrls(fromUri?: string): { forgotPasswordUrl: string; unlockAccountUrl: string } {
  return {
    forgotPasswordUrl: withTarget(forgotPasswordPath, fromUri),
    unlockAccountUrl: withTarget(unlockAccountPath, fromUri),
  };
}
