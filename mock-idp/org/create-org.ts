import { appGroupCollection, createAppGroups, endAppGroups } from './apps/app-groups.ts';
import { appCollection, createApplications } from './apps/applications.ts';
import { assignmentCollection, createAssignments, endAssignments } from './apps/assignments.ts';
import { createLogos } from './apps/logos.ts';
import type { OrgDependencies } from './dependencies.ts';
import { createGroupRules, groupRuleCollection } from './groups/group-rules.ts';
import { createGroups, groupCollection } from './groups/groups.ts';
import { endMemberships, membershipCollection } from './groups/memberships.ts';
import { createAdministrators, createOrganisation } from './organisation.ts';
import { createDirectory, userCollection } from './people/directory.ts';
import { createOutbox } from './people/outbox.ts';
import { createRecovery } from './people/recovery.ts';
import { createUserSchema } from './people/user-schema.ts';
import { usernameUpdates } from './people/username-updates.ts';
import type { OrgServices } from './services.ts';
import { createSessionTokens } from './sessions/session-tokens.ts';
import { createSessions } from './sessions/sessions.ts';
import { createSystemLog } from './system-log.ts';

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
