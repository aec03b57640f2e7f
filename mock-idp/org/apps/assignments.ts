import { fillTemplate } from '../../expression/index.ts';
import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import type { Membership } from '../groups/memberships.ts';
import type { App, AppGroup, AppUser, Group, User } from '../model.ts';
import type { AssignmentInput, Assignments, SystemLog } from '../services.ts';
import { record, targetApp, targetUser } from '../system-log.ts';
import { missingValues, profileProblems } from './app-user-profile.ts';
import { groupAppUsers } from './group-app-users.ts';

/** Names an assignment in the store. */
export const pairId = (appId: string, userId: string) => `${appId}:${userId}`;

/** The assignments, found by their pair, by app and by person. */
export function assignmentCollection({ store }: OrgDependencies): Collection<AppUser> {
  return store.collection<AppUser>('assignments', {
    app: { of: (appUser) => [appUser.appId], unique: false },
    user: { of: (appUser) => [appUser.userId], unique: false },
    pair: { of: (appUser) => [pairId(appUser.appId, appUser.userId)], unique: true },
  });
}

/** What the app's "Application username" makes of a person: the login where a template comes to nothing, nothing with "(None)". */
export function userNameOf(app: App, user: User, now: Date): string {
  if (app.extras?.userNameTemplate.type === 'NONE') return '';
  const filled = fillTemplate(app.userNameTemplate, { now, user: user.profile, appuser: {}, org: {} });
  return filled === undefined || filled === '' ? user.profile.login : filled;
}

/** Parts that assignments lean on. */
export interface AssignmentParts {
  assignments: Collection<AppUser>;
  apps: Collection<App>;
  users: Collection<User>;
  groups: Collection<Group>;
  memberships: Collection<Membership>;
  appGroups: Collection<AppGroup>;
  systemLog: SystemLog;
}

/** Makes the assignment service. */
export function createAssignments({ now }: OrgDependencies, parts: AssignmentParts): Assignments {
  const { assignments, apps, users, systemLog } = parts;
  const throughGroups = groupAppUsers(parts, (app, user) => userNameOf(app, user, now()));
  const both = async (appId: string, userId: string): Promise<{ app: App; user: User }> => {
    const [app, user] = await Promise.all([apps.get(appId), users.get(userId)]);
    if (!app) throw new OrgError('not_found', `Not found: Resource not found: ${appId} (AppInstance)`);
    if (!user) throw new OrgError('not_found', `Not found: Resource not found: ${userId} (User)`);
    return { app, user };
  };
  const refuseBad = (app: App, input: AssignmentInput) => {
    const profile = input.profile ?? {};
    const problems = [...profileProblems(app, profile, 'person'), ...missingValues(app, profile)];
    if (input.userName !== undefined && (input.userName.trim() === '' || input.userName.length > 100)) {
      const remedy = 'Between 1 and 100 characters.';
      problems.push({ path: '/userName', message: 'User Name: This field cannot be left blank', remedy });
    }
    if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: assignment', problems);
  };
  const missing = (userId: string) => new OrgError('not_found', `Not found: Resource not found: ${userId} (AppUser)`);
  const log = (eventType: string, { app, user }: { app: App; user: User }) =>
    record(systemLog, eventType, [targetUser(user), targetApp(app)]);

  return {
    // An individual assignment hides what groups would give.
    find: async (appId, userId) => (await assignments.get(pairId(appId, userId))) ?? throughGroups.find(appId, userId),
    ofApp: async (appId) => {
      const individual = await assignments.select('app', appId);
      const known = new Set(individual.map(({ userId }) => userId));
      return [...individual, ...(await throughGroups.ofApp(appId)).filter(({ userId }) => !known.has(userId))];
    },
    ofUser: async (userId) => {
      const individual = await assignments.select('user', userId);
      const known = new Set(individual.map(({ appId }) => appId));
      return [...individual, ...(await throughGroups.ofUser(userId)).filter(({ appId }) => !known.has(appId))];
    },
    assign: async (appId, userId, input = {}) => {
      const pair = await both(appId, userId);
      if (pair.user.status === 'DEPROVISIONED') {
        const message = 'Cannot assign apps or update app profiles for an inactive user.';
        throw new OrgError('inactive_user', message);
      }
      const userName = input.userName ?? userNameOf(pair.app, pair.user, now());
      refuseBad(pair.app, { ...input, userName });
      const at = now().toISOString();
      const appUser: AppUser = {
        appId,
        userId,
        scope: 'USER',
        credentials: { userName },
        profile: { ...input.profile },
        created: at,
        lastUpdated: at,
      };
      const id = pairId(appId, userId);
      if (await assignments.get(id)) {
        throw new OrgError('already_assigned', 'The specified user is already assigned to the application.');
      }
      await assignments.put(id, appUser);
      await log('application.user_membership.add', pair);
      return appUser;
    },
    update: async (appId, userId, input) => {
      const pair = await both(appId, userId);
      const current = (await assignments.get(pairId(appId, userId))) ?? (await throughGroups.find(appId, userId));
      if (!current) throw missing(userId);
      refuseBad(pair.app, { ...input, profile: input.profile ?? current.profile });
      const { groupId: _groupId, ...kept } = current;
      const changed: AppUser = {
        ...kept,
        scope: 'USER',
        credentials: { userName: input.userName ?? current.credentials.userName },
        profile: { ...(input.profile ?? current.profile) },
        lastUpdated: now().toISOString(),
      };
      await assignments.put(pairId(appId, userId), changed);
      await log('application.user_membership.update', pair);
      return changed;
    },
    throughGroup: throughGroups.find,
    unassign: async (appId, userId) => {
      const pair = await both(appId, userId);
      if (await throughGroups.find(appId, userId)) {
        const message =
          'The application cannot be unassigned from the user while their group memberships grant them access';
        throw new OrgError('group_assigned', 'Deactivate application for user forbidden.', [
          { path: '/scope', message, remedy: 'Unassign the group, or take the person out of it.' },
        ]);
      }
      if (!(await assignments.delete(pairId(appId, userId)))) throw missing(userId);
      await log('application.user_membership.remove', pair);
    },
    convert: async (appId, userId) => {
      const pair = await both(appId, userId);
      const given = await throughGroups.find(appId, userId);
      if (!given || !(await assignments.delete(pairId(appId, userId)))) throw missing(userId);
      await log('application.user_membership.update', pair);
      return given;
    },
  };
}

/** Ends every assignment of an app or of a person. */
export async function endAssignments(assignments: Collection<AppUser>, key: 'app' | 'user', id: string): Promise<void> {
  for (const { appId, userId } of await assignments.select(key, id)) await assignments.delete(pairId(appId, userId));
}
