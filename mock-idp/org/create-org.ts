import { appGroupCollection, createAppGroups, endAppGroups } from './app-groups.ts';
import { appCollection, createApplications } from './applications.ts';
import { assignmentCollection, createAssignments, endAssignments } from './assignments.ts';
import type { OrgDependencies } from './dependencies.ts';
import { createDirectory, userCollection } from './directory.ts';
import { createGroupRules, groupRuleCollection } from './group-rules.ts';
import { createGroups, groupCollection } from './groups.ts';
import { createLogos } from './logos.ts';
import { endMemberships, membershipCollection } from './memberships.ts';
import { createAdministrators, createOrganisation } from './organisation.ts';
import { createOutbox } from './outbox.ts';
import { createRecovery } from './recovery.ts';
import type { OrgServices } from './services.ts';
import { createSessionTokens } from './session-tokens.ts';
import { createSessions } from './sessions.ts';
import { createSystemLog } from './system-log.ts';
import { createUserSchema } from './user-schema.ts';
import { usernameUpdates } from './username-updates.ts';

/** Puts the organisation together over one store. */
export function createOrg(dependencies: OrgDependencies): OrgServices {
  const users = userCollection(dependencies);
  const apps = appCollection(dependencies);
  const assignments = assignmentCollection(dependencies);
  const groups = groupCollection(dependencies);
  const memberships = membershipCollection(dependencies);
  const appGroups = appGroupCollection(dependencies);
  const organisation = createOrganisation(dependencies);
  const outbox = createOutbox(dependencies);
  const systemLog = createSystemLog(dependencies);
  const logos = createLogos(dependencies);
  const schema = createUserSchema(dependencies);
  const groupRules = createGroupRules(dependencies, {
    rules: groupRuleCollection(dependencies),
    groups,
    memberships,
    users,
    systemLog,
    userSchema: schema,
  });
  const directory = createDirectory(dependencies, {
    users,
    organisation,
    outbox,
    systemLog,
    unassignAll: (userId) => endAssignments(assignments, 'user', userId),
    renamed: usernameUpdates({ assignments, apps, systemLog }, dependencies.now),
    leaveAll: (userId) => endMemberships(memberships, 'user', userId),
    settle: groupRules.settle,
  });
  return {
    organisation,
    outbox,
    systemLog,
    logos,
    administrators: createAdministrators(dependencies),
    sessions: createSessions(dependencies, (id) => users.get(id)),
    sessionTokens: createSessionTokens(dependencies),
    assignments: createAssignments(dependencies, {
      assignments,
      apps,
      users,
      groups,
      memberships,
      appGroups,
      systemLog,
    }),
    groups: createGroups(dependencies, {
      groups,
      memberships,
      users,
      systemLog,
      rules: groupRules,
      unassignAll: (groupId) => endAppGroups(appGroups, 'group', groupId),
    }),
    groupRules,
    appGroups: createAppGroups(dependencies, { appGroups, apps, groups, systemLog }),
    userSchema: {
      ...schema,
      remove: async (name) => {
        await schema.remove(name);
        await groupRules.invalidate({ attribute: name });
      },
    },
    applications: createApplications(dependencies, {
      apps,
      organisation,
      systemLog,
      unassignAll: async (appId) => {
        await endAssignments(assignments, 'app', appId);
        await endAppGroups(appGroups, 'app', appId);
        await logos.remove(appId);
      },
    }),
    directory,
    recovery: createRecovery(dependencies, { users, organisation, outbox, systemLog, directory }),
  };
}
