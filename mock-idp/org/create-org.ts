import { appCollection, createApplications } from './applications.ts';
import { assignmentCollection, createAssignments, endAssignments } from './assignments.ts';
import type { OrgDependencies } from './dependencies.ts';
import { createDirectory, userCollection } from './directory.ts';
import { createAdministrators, createOrganisation } from './organisation.ts';
import { createOutbox } from './outbox.ts';
import type { OrgServices } from './services.ts';
import { createSessions } from './sessions.ts';
import { createSystemLog } from './system-log.ts';

/** Puts the organisation together over one store. */
export function createOrg(dependencies: OrgDependencies): OrgServices {
  const users = userCollection(dependencies);
  const apps = appCollection(dependencies);
  const assignments = assignmentCollection(dependencies);
  const organisation = createOrganisation(dependencies);
  const outbox = createOutbox(dependencies);
  const systemLog = createSystemLog(dependencies);
  return {
    organisation,
    outbox,
    systemLog,
    administrators: createAdministrators(dependencies),
    sessions: createSessions(dependencies, (id) => users.get(id)),
    assignments: createAssignments(dependencies, { assignments, apps, users, systemLog }),
    applications: createApplications(dependencies, {
      apps,
      organisation,
      systemLog,
      unassignAll: (appId) => endAssignments(assignments, 'app', appId),
    }),
    directory: createDirectory(dependencies, {
      users,
      organisation,
      outbox,
      systemLog,
      unassignAll: (userId) => endAssignments(assignments, 'user', userId),
    }),
  };
}
