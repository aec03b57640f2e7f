import type { Collection } from '../../store/index.ts';
import { type Membership, membershipId } from '../groups/memberships.ts';
import type { App, AppGroup, AppUser, Group, User } from '../model.ts';
import { groupsOfApp } from './app-groups.ts';
import { profileOfGroups } from './app-user-profile.ts';

interface Parts {
  apps: Collection<App>;
  users: Collection<User>;
  groups: Collection<Group>;
  memberships: Collection<Membership>;
  appGroups: Collection<AppGroup>;
}

/**
 * Who uses an app through groups. Worked out whenever it is asked for, never stored: whoever leaves the group has lost
 * the app in the same moment.
 */
export function groupAppUsers(parts: Parts, userNameOf: (app: App, user: User) => string) {
  const { apps, users, groups, memberships, appGroups } = parts;
  const holds = async ({ groupId }: AppGroup, userId: string): Promise<boolean> =>
    (await groups.get(groupId))?.type === 'BUILT_IN' ||
    (await memberships.get(membershipId(groupId, userId))) !== undefined;
  const make = async (app: App, user: User, assigned: readonly AppGroup[]): Promise<AppUser | undefined> => {
    if (user.status === 'DEPROVISIONED') return undefined;
    const mine: AppGroup[] = [];
    for (const candidate of assigned) if (await holds(candidate, user.id)) mine.push(candidate);
    const [first] = mine;
    if (!first) return undefined;
    return {
      appId: app.id,
      userId: user.id,
      scope: 'GROUP',
      groupId: first.groupId,
      credentials: { userName: userNameOf(app, user) },
      profile: profileOfGroups(app, mine),
      created: first.created,
      lastUpdated:
        mine
          .map(({ lastUpdated }) => lastUpdated)
          .sort()
          .at(-1) ?? first.lastUpdated,
    };
  };
  const membersOf = async ({ groupId }: AppGroup): Promise<string[]> => {
    if ((await groups.get(groupId))?.type === 'BUILT_IN') return (await users.list()).map(({ id }) => id);
    return (await memberships.select('group', groupId)).map(({ userId }) => userId);
  };
  const find = async (appId: string, userId: string): Promise<AppUser | undefined> => {
    const assigned = await groupsOfApp(appGroups, appId);
    if (assigned.length === 0) return undefined;
    const [app, user] = [await apps.get(appId), await users.get(userId)];
    return app && user && make(app, user, assigned);
  };
  return {
    find,
    ofApp: async (appId: string): Promise<AppUser[]> => {
      const ids = new Set<string>();
      for (const assigned of await groupsOfApp(appGroups, appId)) {
        for (const id of await membersOf(assigned)) ids.add(id);
      }
      return (await Promise.all([...ids].map((id) => find(appId, id)))).filter((found) => found !== undefined);
    },
    ofUser: async (userId: string): Promise<AppUser[]> => {
      const everyone = await groups.select('type', 'BUILT_IN');
      const joined = await memberships.select('user', userId);
      const ids = [...everyone.map(({ id }) => id), ...joined.map(({ groupId }) => groupId)];
      const assigned = (await Promise.all(ids.map((id) => appGroups.select('group', id)))).flat();
      const appIds = new Set(assigned.map(({ appId }) => appId));
      return (await Promise.all([...appIds].map((id) => find(id, userId)))).filter((found) => found !== undefined);
    },
  };
}
