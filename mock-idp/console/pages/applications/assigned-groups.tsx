import type { App, AppGroup, Group } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, Table } from '../../components/index.ts';
import type { Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

export interface AssignedGroup {
  assignment: AppGroup;
  group: Group;
}

/** The groups of an app, highest priority first. */
export async function assignedGroups({ services: { org } }: Visit, app: App): Promise<AssignedGroup[]> {
  const assignments = await org.appGroups.ofApp(app.id);
  return Promise.all(
    assignments.map(async (assignment) => ({ assignment, group: await org.groups.get(assignment.groupId) })),
  );
}

/** Which groups give the app to their members. */
export function AssignedGroups({ visit, app, rows }: { visit: Visit; app: App; rows: readonly AssignedGroup[] }) {
  if (rows.length === 0) return null;
  return (
    <Card title="Groups">
      <Table
        caption="Assigned groups"
        columns={[{ label: 'Group' }, { label: 'Priority' }, { label: 'Actions', end: true }]}
        rows={rows.map(({ assignment, group }) => ({
          key: group.id,
          cells: [
            <a key="group" href={paths.group(group.id)}>
              {group.profile.name}
            </a>,
            assignment.priority,
            <div key="actions" class="actions">
              <ButtonLink
                href={paths.groupAssignment(app.id, group.id)}
                label="Edit"
                subject={group.profile.name}
                class="small"
              />
              <ActionForm
                action={paths.unassignGroup(app.id, group.id)}
                csrf={visit.csrf}
                label="Unassign"
                subject={group.profile.name}
                class="small danger"
              />
            </div>,
          ],
        }))}
      />
    </Card>
  );
}
