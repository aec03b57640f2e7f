import type { App, AppUser, User } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Table } from '../../components/index.ts';
import { type Answer, redirect, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { appPage } from './app-page.tsx';

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
  const body = (
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
          'Individual',
          <div key="actions" class="actions">
            <ButtonLink
              href={paths.assignment(app.id, user.id)}
              label="Edit"
              subject={personName(user)}
              class="small"
            />
            <ActionForm
              action={paths.unassign(app.id, user.id)}
              csrf={visit.csrf}
              label="Unassign"
              subject={personName(user)}
              class="small danger"
            />
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
  return redirect(paths.app(app.id, 'assignments'), `${personName(user)} can no longer sign in to ${app.label}.`);
}
