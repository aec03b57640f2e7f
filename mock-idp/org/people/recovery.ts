/** "Need help signing in?": what people can do about their account without an administrator. */
import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import type { User, UserStatus } from '../model.ts';
import type { Directory, OrganisationService, Recovery, SystemLog } from '../services.ts';
import { record, targetUser } from '../system-log.ts';
import * as lifeCycle from './life-cycle.ts';
import { accountLinks } from './links.ts';
import type { OutboxWithSend } from './outbox.ts';

interface Parts {
  users: Collection<User>;
  organisation: OrganisationService;
  outbox: OutboxWithSend;
  systemLog: SystemLog;
  directory: Pick<Directory, 'find' | 'passwordProblems' | 'setPassword' | 'refuseWeakPassword'>;
}

/** Who has a password that can be forgotten; the other endpoints of the API say the same with E0000034. */
const mayForget: readonly UserStatus[] = ['ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'];

/** Makes the service. */
export function createRecovery(dependencies: OrgDependencies, parts: Parts): Recovery {
  const { now, samlUrl } = dependencies;
  const { users, organisation, outbox, systemLog, directory } = parts;
  const links = accountLinks(dependencies, users);
  const mail = async (
    user: User,
    template: Parameters<OutboxWithSend['send']>[1],
    path: string,
    eventType?: string,
  ) => {
    const { name } = await organisation.get();
    await outbox.send(user, template, name, samlUrl() + path);
    if (eventType !== undefined) await record(systemLog, eventType, [targetUser(user)], { actor: user });
  };
  const onwards = (target: string | undefined) =>
    target === undefined ? '' : `?fromURI=${encodeURIComponent(target)}`;

  return {
    forgotPassword: async (identifier, target) => {
      const user = await directory.find(identifier);
      if (!user || user.status === 'DEPROVISIONED') return;
      if (!mayForget.includes(user.status)) return mail(user, 'ForgotPasswordDenied', '/login/login.htm');
      const { token } = await links.create('recovery', user.id);
      const path = `/signin/reset-password/${token}${onwards(target)}`;
      await mail(user, 'ForgotPassword', path, 'system.email.password_reset.sent_message');
    },
    unlockAccount: async (identifier, target) => {
      const user = await directory.find(identifier);
      if (!user || user.status === 'DEPROVISIONED') return;
      if (user.status !== 'LOCKED_OUT') return mail(user, 'SelfServiceUnlockOnUnlockedAccount', '/login/login.htm');
      const { token } = await links.create('unlock', user.id);
      const path = `/signin/unlock/${token}${onwards(target)}`;
      await mail(user, 'SelfServiceUnlock', path, 'system.email.account_unlock.sent_message');
    },
    personOf: links.personOf,
    resetPassword: async (token, password) => {
      const person = await links.personOf('recovery', token);
      if (!person) throw links.invalid();
      directory.refuseWeakPassword(password, person.profile.login);
      // Taken only now, so that a password too weak does not cost the person the link.
      const taken = await links.take('recovery', token);
      if (!taken) throw links.invalid();
      // Whoever had the old password is out with it. The session that is opened next, maybe in this very millisecond, is not.
      await users.change(taken.id, (user) => lifeCycle.withoutSessions(user, new Date(now().getTime() - 1)));
      const changed = await directory.setPassword(taken.id, password);
      await record(systemLog, 'user.account.reset_password', [targetUser(changed)], {
        actor: changed,
        displayMessage: 'User reset password for Okta',
      });
      return changed;
    },
    unlock: async (token) => {
      const taken = await links.take('unlock', token);
      const unlocked = taken && (await users.change(taken.id, (user) => lifeCycle.unlock(user, now())));
      if (!unlocked) throw links.invalid();
      await record(systemLog, 'user.account.unlock', [targetUser(unlocked)], { actor: unlocked });
      return unlocked;
    },
  };
}
