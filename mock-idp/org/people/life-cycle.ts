/** The life cycle of a person: pure steps from one status to the next, and what each refuses. */
import { OrgError } from '../errors.ts';
import type { User, UserStatus } from '../model.ts';

/** So many wrong passwords in a row lock the account. */
export const failuresUntilLockOut = 10;

function require(user: User, allowed: readonly UserStatus[], doing: string): void {
  if (allowed.includes(user.status)) return;
  // Whoever is locked out was active, and is told so.
  if (doing === 'activate' && (user.status === 'ACTIVE' || user.status === 'LOCKED_OUT')) {
    throw new OrgError('already_active', 'Activation failed because the user is already active');
  }
  throw new OrgError('status_forbids', 'This operation is not allowed in the current status of the user.', [
    {
      path: '/status',
      message: `Cannot ${doing} a person who is ${user.status}.`,
      remedy: `The person must be ${allowed.join(' or ')}.`,
    },
  ]);
}

const at = (user: User, now: Date, patch: Partial<User>): User => ({
  ...user,
  ...patch,
  ...(patch.status !== undefined && patch.status !== user.status && { statusChanged: now.toISOString() }),
  lastUpdated: now.toISOString(),
});

function without<K extends keyof User>(user: User, ...keys: K[]): Omit<User, K> {
  const copy: User = { ...user };
  for (const key of keys) delete copy[key];
  return copy;
}

/** STAGED, DEPROVISIONED → PROVISIONED, or ACTIVE where a password exists already. */
export function activate(user: User, now: Date): User {
  require(user, ['STAGED', 'DEPROVISIONED'], 'activate');
  const status = user.passwordHash === undefined ? 'PROVISIONED' : 'ACTIVE';
  return at(user, now, { status, activated: now.toISOString() });
}

export function suspend(user: User, now: Date): User {
  require(user, ['ACTIVE'], 'suspend');
  return at(user, now, { status: 'SUSPENDED' });
}

export function unsuspend(user: User, now: Date): User {
  require(user, ['SUSPENDED'], 'unsuspend');
  return at(user, now, { status: 'ACTIVE' });
}

export function unlock(user: User, now: Date): User {
  require(user, ['LOCKED_OUT'], 'unlock');
  return at(user, now, { status: 'ACTIVE', failedAttempts: 0 });
}

export function expirePassword(user: User, now: Date): User {
  require(user, ['ACTIVE'], 'expire the password of');
  return at(user, now, { status: 'PASSWORD_EXPIRED' });
}

export function resetPassword(user: User, now: Date): User {
  require(user, ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY'], 'reset the password of');
  return at(user, now, { status: 'RECOVERY', failedAttempts: 0, sessionsValidFrom: now.toISOString() });
}

/** From anywhere: the password and any pending link are forgotten, sessions end. */
export function deactivate(user: User, now: Date): User {
  require(user, [
    'STAGED',
    'PROVISIONED',
    'ACTIVE',
    'RECOVERY',
    'PASSWORD_EXPIRED',
    'LOCKED_OUT',
    'SUSPENDED',
  ], 'deactivate');
  const stripped = without(user, 'passwordHash', 'pendingToken', 'recoveryToken', 'failedAttempts');
  return at(stripped, now, { status: 'DEPROVISIONED', sessionsValidFrom: now.toISOString() });
}

/** A new password: whoever only waited for one becomes ACTIVE. */
export function withPassword(user: User, passwordHash: string, now: Date): User {
  require(user, ['STAGED', 'PROVISIONED', 'ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED'], 'set the password of');
  const status = user.status === 'STAGED' ? 'STAGED' : 'ACTIVE';
  const passwordChanged = now.toISOString();
  return at(without(user, 'pendingToken', 'recoveryToken'), now, {
    passwordHash,
    passwordChanged,
    status,
    failedAttempts: 0,
  });
}

/** Every session opened so far is dead. */
export function withoutSessions(user: User, now: Date): User {
  return { ...user, sessionsValidFrom: now.toISOString() };
}

/** One more wrong password; the tenth in a row locks. */
export function failedOnce(user: User, now: Date): User {
  const failedAttempts = (user.failedAttempts ?? 0) + 1;
  const locked = failedAttempts >= failuresUntilLockOut && user.status === 'ACTIVE';
  return locked ? at(user, now, { failedAttempts, status: 'LOCKED_OUT' }) : { ...user, failedAttempts };
}

export function signedIn(user: User, now: Date): User {
  return { ...user, failedAttempts: 0, lastLogin: now.toISOString() };
}

/** As a seed says. What a deactivated person must not have is taken away here, too. */
export function imposed(
  user: User,
  { status = user.status, passwordHash }: { status?: UserStatus; passwordHash?: string },
  profile: User['profile'],
  now: Date,
): User {
  const instant = now.toISOString();
  const next = at({ ...user, profile }, now, {
    status,
    ...(passwordHash !== undefined && { passwordHash, passwordChanged: instant }),
    // Nobody is past STAGED without having been activated once.
    ...(status !== 'STAGED' && user.activated === undefined && { activated: instant, statusChanged: instant }),
  });
  if (status === 'DEPROVISIONED' && user.status !== 'DEPROVISIONED')
    return deactivate({ ...next, status: 'ACTIVE' }, now);
  return status === 'ACTIVE' ? { ...next, failedAttempts: 0 } : next;
}
