import type { Collection } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import type { App, AppGroup, Group } from '../model.ts';
import type { AppGroups, SystemLog } from '../services.ts';
import { record, targetApp, targetGroup } from '../system-log.ts';
import { profileProblems } from './app-user-profile.ts';

const pairId = (appId: string, groupId: string) => `${appId}:${groupId}`;
const byPriority = (a: AppGroup, b: AppGroup) => a.priority - b.priority;

/** Groups assigned to apps, found by pair, by app and by group. */
export function appGroupCollection({ store }: OrgDependencies): Collection<AppGroup> {
  return store.collection<AppGroup>('appGroups', {
    app: { of: ({ appId }) => [appId], unique: false },
    group: { of: ({ groupId }) => [groupId], unique: false },
  });
}

/** The groups of an app, highest priority first. */
export async function groupsOfApp(appGroups: Collection<AppGroup>, appId: string): Promise<AppGroup[]> {
  return (await appGroups.select('app', appId)).sort(byPriority);
}

/** Ends every assignment of a group, or of groups to an app. */
export async function endAppGroups(appGroups: Collection<AppGroup>, key: 'app' | 'group', id: string): Promise<void> {
  for (const { appId, groupId } of await appGroups.select(key, id)) await appGroups.delete(pairId(appId, groupId));
}

/** Parts that group assignments lean on. */
export interface AppGroupParts {
  appGroups: Collection<AppGroup>;
  apps: Collection<App>;
  groups: Collection<Group>;
  systemLog: SystemLog;
}

/** Makes the service of group assignments. */
export function createAppGroups({ now }: OrgDependencies, parts: AppGroupParts): AppGroups {
  const { appGroups, apps, groups, systemLog } = parts;
  const both = async (appId: string, groupId: string): Promise<{ app: App; group: Group }> => {
    const [app, group] = await Promise.all([apps.get(appId), groups.get(groupId)]);
    if (!app) throw new OrgError('not_found', `Not found: Resource not found: ${appId} (AppInstance)`);
    if (!group) throw new OrgError('not_found', `Not found: Resource not found: ${groupId} (UserGroup)`);
    return { app, group };
  };
  const missing = (groupId: string) =>
    new OrgError('not_found', `Not found: Resource not found: ${groupId} (ApplicationGroupAssignment)`);
  const nextPriority = async (appId: string) => {
    const last = (await groupsOfApp(appGroups, appId)).at(-1);
    return last === undefined ? 0 : last.priority + 1;
  };

  return {
    ofApp: (appId) => groupsOfApp(appGroups, appId),
    ofGroup: (groupId) => appGroups.select('group', groupId),
    get: async (appId, groupId) => {
      await both(appId, groupId);
      const found = await appGroups.get(pairId(appId, groupId));
      if (!found) throw missing(groupId);
      return found;
    },
    assign: async (appId, groupId, { priority, profile } = {}) => {
      const { app, group } = await both(appId, groupId);
      const problems = profileProblems(app, profile ?? {}, 'group');
      if (problems.length > 0) throw new OrgError('validation_failed', 'Api validation failed: profile', problems);
      const existing = await appGroups.get(pairId(appId, groupId));
      const at = now().toISOString();
      const assigned: AppGroup = {
        appId,
        groupId,
        priority: priority ?? existing?.priority ?? (await nextPriority(appId)),
        profile: { ...(profile ?? existing?.profile) },
        created: existing?.created ?? at,
        lastUpdated: at,
      };
      await appGroups.put(pairId(appId, groupId), assigned);
      const event = existing ? 'group.application_assignment.update' : 'group.application_assignment.add';
      await record(systemLog, event, [targetGroup(group), targetApp(app)]);
      return assigned;
    },
    unassign: async (appId, groupId) => {
      const { app, group } = await both(appId, groupId);
      if (!(await appGroups.delete(pairId(appId, groupId)))) throw missing(groupId);
      await record(systemLog, 'group.application_assignment.remove', [targetGroup(group), targetApp(app)]);
    },
  };
}
