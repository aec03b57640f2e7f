import { type App, type AppUser, baseAttributes, type Group, type User } from '../../../org/index.ts';
import { ActionForm, ButtonLink, Card, EmptyState, Facts, Moment, Table } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { PersonStatus } from './status.tsx';
import { transitions } from './transitions.ts';

/** What has a place in the page already. */
const shownAbove: readonly string[] = ['firstName', 'lastName', 'login', 'email', 'displayName'];

async function titleOf({ services }: Visit): Promise<(name: string) => string> {
  const custom = (await services.org.userSchema.list()).map(({ name, title }) => [name, title] as const);
  const titles = new Map([...baseAttributes, ...custom]);
  return (name) => titles.get(name) ?? name;
}

async function Profile(visit: Visit, user: User) {
  const { profile } = user;
  const title = await titleOf(visit);
  const others = Object.entries(profile).filter(([name, value]) => !shownAbove.includes(name) && value !== undefined);
  return (
    <Card
      title="Profile"
      action={<ButtonLink href={paths.personProfile(user.id)} label="Edit" subject="profile" class="small" />}
    >
      <Facts
        rows={[
          ['Username', profile.login],
          ['First name', profile.firstName],
          ['Last name', profile.lastName],
          ['Primary email', profile.email],
          ['Display name', profile.displayName ?? 'Not set'],
          ...others.map(([name, value]) => [title(name), [value].flat().join(', ')] as const),
          ['User ID', <code key="id">{user.id}</code>],
          ['Created', <Moment key="created" at={user.created} now={visit.now} />],
          [
            'Last sign-in',
            user.lastLogin === undefined ? 'Never' : <Moment key="last" at={user.lastLogin} now={visit.now} />,
          ],
        ]}
      />
    </Card>
  );
}

function Groups({ groups }: { groups: readonly Group[] }) {
  return (
    <Card title="Groups">
      <ul class="plain-list">
        {groups.map(({ id, profile }) => (
          <li key={id}>
            <a href={paths.group(id)}>{profile.name}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Applications({ rows }: { rows: readonly { app: App; assignment: AppUser }[] }) {
  return (
    <Card title="Applications">
      {rows.length === 0 ? (
        <EmptyState
          sentence="The apps this person may use appear here; assign one on the app's Assignments tab."
          action={{ href: paths.applications, label: 'Applications' }}
        />
      ) : (
        <Table
          caption="Assigned apps"
          columns={[{ label: 'App' }, { label: 'User Name' }]}
          rows={rows.map(({ app, assignment }) => ({
            key: app.id,
            cells: [
              <a key="app" href={paths.assignment(app.id, assignment.userId)}>
                {app.label}
              </a>,
              assignment.credentials.userName,
            ],
          }))}
        />
      )}
    </Card>
  );
}

/** One person: status, what can be done about it, profile, apps. */
export async function person(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const user = await org.directory.get(visit.param('person'));
  const rows = await Promise.all(
    (await org.assignments.ofUser(user.id)).map(async (assignment) => ({
      assignment,
      app: await org.applications.get(assignment.appId),
    })),
  );
  return show({
    title: personName(user),
    place: 'People',
    above: { label: 'People', href: paths.people },
    action: <PersonStatus status={user.status} />,
    body: (
      <>
        <div class="actions person-actions">
          {transitions
            .filter(({ from }) => from.includes(user.status))
            .map(({ label, path, danger, question }) =>
              question === undefined ? (
                <ActionForm key={path} action={paths.personAction(user.id, path)} csrf={visit.csrf} label={label} />
              ) : (
                <ButtonLink
                  key={path}
                  href={paths.personAction(user.id, path)}
                  label={label}
                  class={danger === true ? 'danger' : ''}
                />
              ),
            )}
        </div>
        {await Profile(visit, user)}
        <Groups groups={await org.groups.ofUser(user.id)} />
        <Applications rows={rows} />
      </>
    ),
  });
}
