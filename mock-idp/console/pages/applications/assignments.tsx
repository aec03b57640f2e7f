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
      throughGroup: (await org.assignments.throughGroup(app.id, assignment.userId)) !== undefined,
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

interface AssignedPerson {
  assignment: AppUser;
  user: User;
  /** A group gives the app, too. */
  throughGroup: boolean;
}

function AssignedPeople(props: { visit: Visit; app: App; rows: readonly AssignedPerson[] }) {
  const { visit, app } = props;
  return (
    <Table
      caption="Assigned people"
      columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Type' }, { label: 'Actions', end: true }]}
      rows={props.rows.map(({ assignment, user, throughGroup }) => ({
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
                action={(throughGroup ? paths.convertAssignment : paths.unassign)(app.id, user.id)}
                csrf={visit.csrf}
                label={throughGroup ? 'Convert to group' : 'Unassign'}
                subject={personName(user)}
                class={throughGroup ? 'small' : 'small danger'}
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
  const { app, user } = await subject(visit);
  await visit.services.org.assignments.unassign(app.id, user.id);
  return redirect(paths.app(app.id, 'assignments'), `${personName(user)} can no longer sign in to ${app.label}.`);
}

/** Okta's "Convert assignments", for one person: the group's user name and attributes count again. */
export async function convertAssignment(visit: Visit): Promise<Answer> {
  const { app, user } = await subject(visit);
  await visit.services.org.assignments.convert(app.id, user.id);
  return redirect(paths.app(app.id, 'assignments'), `${personName(user)} has ${app.label} through a group now.`);
}

async function subject(visit: Visit): Promise<{ app: App; user: User }> {
  const { org } = visit.services;
  return {
    app: await org.applications.get(visit.param('app')),
    user: await org.directory.get(visit.param('person')),
  };
}
