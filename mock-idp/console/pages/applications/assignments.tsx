import type { App, AppUser, User } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Table } from '../../components/index.ts';
import { type Answer, redirect, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { appPage } from './app-page.tsx';
import { AssignedGroups, assignedGroups } from './assigned-groups.tsx';

/** Tab Assignments: who may use the app. */
export async function assignments(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const rows = await Promise.all(
    (await org.assignments.ofApp(app.id)).map(async (assignment) => ({
      assignment,
      user: await org.directory.get(assignment.userId),
    })),
  );
  const groups = await assignedGroups(visit, app);
  const body = (
    <>
      <Card title="People" action={<AssignMenu app={app} />}>
        {rows.length === 0 ? (
          <EmptyState
            sentence="Only people assigned here can sign in to this app; so far nobody is."
            action={{ href: paths.assignToPeople(app.id), label: 'Assign to People' }}
          />
        ) : (
          <AssignedPeople visit={visit} app={app} rows={rows} />
        )}
      </Card>
      <AssignedGroups visit={visit} app={app} rows={groups} />
    </>
  );
  return appPage(visit, app, 'Assignments', body);
}

function AssignMenu({ app }: { app: App }) {
  return (
    <details class="menu">
      <summary class="button primary">Assign</summary>
      <ul>
        <li>
          <a href={paths.assignToPeople(app.id)}>Assign to People</a>
        </li>
        <li>
          <a href={paths.assignToGroups(app.id)}>Assign to Groups</a>
        </li>
      </ul>
    </details>
  );
}

function AssignedPeople(props: { visit: Visit; app: App; rows: readonly { assignment: AppUser; user: User }[] }) {
  const { visit, app } = props;
  return (
    <Table
      caption="Assigned people"
      columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Type' }, { label: 'Actions', end: true }]}
      rows={props.rows.map(({ assignment, user }) => ({
        key: user.id,
        cells: [
          <a key="person" href={paths.person(user.id)}>
            {personName(user)}
          </a>,
          assignment.credentials.userName,
          assignment.scope === 'USER' ? 'Individual' : 'Group',
          <div key="actions" class="actions">
            <ButtonLink
              href={paths.assignment(app.id, user.id)}
              label="Edit"
              subject={personName(user)}
              class="small"
            />
            {assignment.scope === 'USER' && (
              <ActionForm
                action={paths.unassign(app.id, user.id)}
                csrf={visit.csrf}
                label="Unassign"
                subject={personName(user)}
                class="small danger"
              />
            )}
          </div>,
        ],
      }))}
    />
  );
}

/** The person can no longer sign in to the app. */
export async function unassign(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const user = await org.directory.get(visit.param('person'));
  await org.assignments.unassign(app.id, user.id);
  const still = await org.assignments.find(app.id, user.id);
  const notice = still ? `keeps ${app.label} through a group.` : `can no longer sign in to ${app.label}.`;
  return redirect(paths.app(app.id, 'assignments'), `${personName(user)} ${notice}`);
}
