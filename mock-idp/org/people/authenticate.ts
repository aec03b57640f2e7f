import type { Collection } from '../../store/index.ts';
import type { User } from '../model.ts';
import type { Authentication, SystemLog } from '../services.ts';
import { record, targetUser } from '../system-log.ts';
import { failedOnce, signedIn } from './life-cycle.ts';
import { verifyPassword } from './password.ts';

interface Parts {
  users: Collection<User>;
  systemLog: SystemLog;
  find(login: string): Promise<User | undefined>;
  now(): Date;
}

const unable = 'Unable to sign in';
const lockedText = 'Your account is locked because of too many authentication attempts.';

/** Judges a user name and a password, counts failures and locks. Unknown people are answered like wrong passwords. */
export function authenticator({ users, systemLog, find, now }: Parts) {
  const refuse = async (user: User | undefined, answer: Authentication & { ok: false }): Promise<Authentication> => {
    await record(systemLog, 'user.session.start', user ? [targetUser(user)] : [], {
      ...(user ? { actor: user } : {}),
      failure: answer.reason.toUpperCase(),
    });
    return answer;
  };
  return async (login: string, password: string): Promise<Authentication> => {
    const user = await find(login);
    const right = await verifyPassword(password, user?.passwordHash);
    if (!user) return refuse(undefined, { ok: false, reason: 'unknown', message: unable });
    // A locked account says so whatever the password, or guessing could go on in the dark.
    if (user.status === 'LOCKED_OUT')
      return refuse(user, { ok: false, reason: 'locked_out', message: lockedText, user });
    if (!right) {
      const counted = await users.change(user.id, (current) => failedOnce(current, now()));
      if (counted?.status === 'LOCKED_OUT') {
        await record(systemLog, 'user.account.lock', [targetUser(user)]);
        return refuse(user, { ok: false, reason: 'locked_out', message: lockedText, user });
      }
      return refuse(user, { ok: false, reason: 'wrong_password', message: unable, user });
    }
    if (user.status === 'PASSWORD_EXPIRED') {
      return refuse(user, { ok: false, reason: 'password_expired', message: 'Your password has expired', user });
    }
    if (user.status !== 'ACTIVE') return refuse(user, { ok: false, reason: 'not_active', message: unable, user });
    const current = await users.change(user.id, (found) => signedIn(found, now()));
    await record(systemLog, 'user.session.start', [targetUser(user)], { actor: user });
    return { ok: true, user: current ?? user };
  };
}
