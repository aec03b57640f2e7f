import { passwordSessionMinutes } from '../policy/index.ts';
import { providerOpen } from './admission.ts';
import { done, refused, type WorkspaceContext } from './context.ts';
import type { EndUser, Result } from './model.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { withoutSecrets } from './reader.ts';

/** Why a password did not let somebody in. */
export const passwordReasons = ['sso_required', 'credentials_invalid', 'too_many_attempts'] as const;
export type PasswordReason = (typeof passwordReasons)[number];

const shortestPassword = 10;

export type PasswordSignIn =
  | { admitted: true; user: EndUser; sessionUntil: Date }
  | {
      admitted: false;
      reason: PasswordReason | 'environment_access_denied' | 'user_deactivated';
      detail: string;
    };

/** Which way this person signs in here; SSO is *offered* wherever it is open, *required* by D-18 and D-19. */
export function wayIn(
  context: WorkspaceContext,
  environment: string,
  email: string,
): { sso: 'required' | 'offered' | 'unavailable' } {
  const state = context.state();
  const open = providerOpen(context.policy, state, environment, undefined);
  const samlActive = !('reason' in open);
  const user = state.users.byEmail(email);
  const required = context.policy.lockedOutOfPassword({
    samlActive,
    inScope: samlActive && context.policy.inScope(email, open.link.enforcement),
    ssoRequired: user?.ssoRequired ?? false,
  });
  if (required) return { sso: 'required' };
  return { sso: samlActive ? 'offered' : 'unavailable' };
}

/** Signs in by password where that is allowed. Only somebody who knows the password learns why else he is refused. */
export async function signInWithPassword(
  context: WorkspaceContext,
  attempt: { environment: string; email: string; password: string },
): Promise<PasswordSignIn> {
  if (wayIn(context, attempt.environment, attempt.email).sso === 'required') {
    return { admitted: false, reason: 'sso_required', detail: 'This person must use SAML-based SSO here.' };
  }
  const user = context.state().users.byEmail(attempt.email);
  if (!(await passwordMatches(attempt.password, user?.credential, context.passwordWork)) || user === undefined) {
    return { admitted: false, reason: 'credentials_invalid', detail: 'Unknown address or wrong password.' };
  }
  if (user.status === 'deactivated') {
    return { admitted: false, reason: 'user_deactivated', detail: 'This end user is deactivated.' };
  }
  if (!user.environments.includes(attempt.environment)) {
    const detail = `This end user has no access to ${attempt.environment}.`;
    return { admitted: false, reason: 'environment_access_denied', detail };
  }
  const sessionUntil = new Date(context.now().getTime() + passwordSessionMinutes * 60_000);
  return { admitted: true, user: withoutSecrets(user), sessionUntil };
}

/**
 * Sets a password from an invitation. It opens no session: under enforcement it could not be used either (D-36). `claim`
 * is asked last, when the password is good and before it is set: of two who come at once one is told no.
 */
export async function setPassword(
  context: WorkspaceContext,
  userId: string,
  password: string,
  claim: () => Promise<boolean>,
): Promise<Result<EndUser>> {
  if (password.length < shortestPassword) {
    return refused('password', 'password_short', `Use at least ${shortestPassword} characters.`);
  }
  const credential = await hashPassword(password, context.passwordWork);
  if (!(await claim())) return refused('', 'invitation_used', 'This link has been used.');
  return context.change((state) => {
    const user = state.users.get(userId);
    if (!user) return refused('', 'user_unknown', 'There is no such end user.');
    const changed = { ...user, credential };
    state.users.put(changed);
    return done(withoutSecrets(changed));
  });
}
