import type { Collection } from '../../store/index.ts';
import { pairId, userNameOf } from '../apps/assignments.ts';
import type { App, AppUser, User } from '../model.ts';
import type { SystemLog } from '../services.ts';
import { record, targetApp, targetUser } from '../system-log.ts';

interface Parts {
  assignments: Collection<AppUser>;
  apps: Collection<App>;
  systemLog: SystemLog;
}

/**
 * "Update application username on": after a person's profile changed, the usernames that the template had made are made
 * anew. A username that an administrator typed stays, and so does every one of an app with "Create only".
 */
export function usernameUpdates({ assignments, apps, systemLog }: Parts, now: () => Date) {
  return async (before: User, after: User): Promise<void> => {
    for (const { appId, userId, credentials } of await assignments.select('user', after.id)) {
      const app = await apps.get(appId);
      if (!app || app.extras?.userNameTemplate.pushStatus === 'DONT_PUSH') continue;
      const userName = userNameOf(app, after, now());
      if (userName === '' || credentials.userName !== userNameOf(app, before, now())) continue;
      if (userName === credentials.userName) continue;
      const lastUpdated = now().toISOString();
      await assignments.change(pairId(appId, userId), (current) => ({
        ...current,
        credentials: { userName },
        lastUpdated,
      }));
      await record(systemLog, 'application.user_membership.change_username', [targetUser(after), targetApp(app)]);
    }
  };
}
