import { randomUUID } from 'node:crypto';
import type { OrgDependencies } from './dependencies.ts';
import type { App, Group, GroupRule, LogEvent, User } from './model.ts';
import type { SystemLog } from './services.ts';

const capacity = 2000;
const nobody = { id: 'system', alternateId: 'system@okta.com', displayName: 'Okta System' };

export function createSystemLog({ store, now }: OrgDependencies): SystemLog {
  const journal = store.journal<LogEvent>('systemLog', capacity);
  return {
    list: async ({ limit = 100, eventType } = {}) => {
      if (eventType === undefined) return journal.list(limit);
      return (await journal.list()).filter((event) => event.eventType === eventType).slice(0, limit);
    },
    write: async (event) => journal.append({ uuid: randomUUID(), published: now().toISOString(), ...event }),
  };
}

const nameOf = (user: User) => `${user.profile.firstName} ${user.profile.lastName}`;

/** A person as the one who acts. */
export function actorOf(user: User | undefined): LogEvent['actor'] {
  return user ? { id: user.id, alternateId: user.profile.login, displayName: nameOf(user) } : nobody;
}

/** A person as the one acted upon. */
export function targetUser(user: User): LogEvent['target'][number] {
  return { id: user.id, type: 'User', alternateId: user.profile.login, displayName: nameOf(user) };
}

/** An app as the thing acted upon. */
export function targetApp(app: App): LogEvent['target'][number] {
  return { id: app.id, type: 'AppInstance', alternateId: app.label, displayName: app.label };
}

/** A group as the thing acted upon. */
export function targetGroup(group: Group): LogEvent['target'][number] {
  return { id: group.id, type: 'UserGroup', alternateId: 'unknown', displayName: group.profile.name };
}

/** A group rule as the thing acted upon. */
export function targetRule(rule: GroupRule): LogEvent['target'][number] {
  return { id: rule.id, type: 'GroupRule', alternateId: 'unknown', displayName: rule.name };
}

const displayMessages: Readonly<Record<string, string>> = {
  'application.lifecycle.create': 'Create application',
  'application.lifecycle.update': 'Update application',
  'application.lifecycle.activate': 'Activate application',
  'application.lifecycle.deactivate': 'Deactivate application',
  'application.lifecycle.delete': 'Delete application',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.remove': "Remove user's application membership",
  'application.user_membership.change_username': "Change user's application username",
  'application.user_membership.update': "Update user's application membership",
  'app.generic.unauth_app_access_attempt': 'User attempted unauthorized access to app',
  'app.keys.generate': 'Generate application key',
  'app.keys.clone': 'Clone application key',
  'app.keys.rotate': 'Rotate application key',
  'group.application_assignment.add': 'Add group to application',
  'group.application_assignment.remove': 'Remove group from application',
  'group.application_assignment.update': "Update group's application assignment",
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'group.user_membership.rule.add_exclusion': 'User added to exclusion list for group rule',
  'group.user_membership.rule.deactivated': 'Group rule deactivated',
  'group.user_membership.rule.invalidate': 'Group rule invalidated',
  'group.user_membership.rule.trigger': 'Group rule triggered',
  'system.email.account_unlock.sent_message': 'Send account unlock email',
  'system.email.password_reset.sent_message': 'Send password reset email',
  'user.account.lock': 'Max sign in attempts exceeded',
  'user.account.reset_password': 'User reset password for Okta (by admin)',
  'user.account.expire_password': "Administrator expired a user's password",
  'user.account.update_password': 'User update password for Okta',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.unlock': 'User self-service unlock of account',
  'user.account.unlock_by_admin': 'Account unlock by admin',
  'user.authentication.sso': 'User single sign on to app',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.create': 'Create okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.delete.completed': 'Delete Okta user',
  'user.lifecycle.reactivate': 'Reactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.session.clear': 'Clear user session',
  'user.session.start': 'User login to Okta',
  'user.session.end': 'User logout from Okta',
};

/** Writes one line, with Okta's words for the event type. */
export function record(
  log: SystemLog,
  eventType: string,
  target: LogEvent['target'],
  { actor, failure, displayMessage }: { actor?: User; failure?: string; displayMessage?: string } = {},
): Promise<void> {
  return log.write({
    eventType,
    displayMessage: displayMessage ?? displayMessages[eventType] ?? eventType,
    outcome: failure === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: failure },
    actor: actorOf(actor),
    target,
  });
}
