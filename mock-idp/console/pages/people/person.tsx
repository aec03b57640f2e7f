import type { App, AppUser, Directory, User, UserStatus } from '../../../org/index.ts';
import { ActionForm, Card, EmptyState, Facts, Moment, Table } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { PersonStatus } from './status.tsx';

interface Transition {
  label: string;
  /** Last segment of the address. */
  path: string;
  from: readonly UserStatus[];
  danger?: boolean;
  /** Completes "Alice Anderson …". */
  done: string;
  run(directory: Directory, id: string): Promise<unknown>;
}

/** The life cycle of a person: from which status what can be done, in the order of the buttons. */
const transitions: readonly Transition[] = [
  {
    label: 'Activate',
    path: 'activate',
    from: ['STAGED', 'DEPROVISIONED'],
    done: 'is activated. Without a password, the activation mail in the Outbox comes next.',
    run: (directory, id) => directory.activate(id),
  },
  {
    label: 'Resend activation email',
    path: 'resend-activation',
    from: ['PROVISIONED'],
    done: 'got a new activation mail, in the Outbox. Earlier links no longer work.',
    run: (directory, id) => directory.resendActivation(id),
  },
  {
    label: 'Reset password',
    path: 'reset-password',
    from: ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT'],
    done: 'must choose a new password; the mail with the link waits in the Outbox.',
    run: (directory, id) => directory.resetPassword(id),
  },
  {
    label: 'Expire password',
    path: 'expire-password',
    from: ['ACTIVE'],
    done: 'must change the password at the next sign-in.',
    run: (directory, id) => directory.expirePassword(id),
  },
  {
    label: 'Unlock',
    path: 'unlock',
    from: ['LOCKED_OUT'],
    done: 'can sign in again.',
    run: (directory, id) => directory.unlock(id),
  },
  {
    label: 'Suspend',
    path: 'suspend',
    from: ['ACTIVE'],
    done: 'is suspended and cannot sign in. Assignments are kept.',
    run: (directory, id) => directory.suspend(id),
  },
  {
    label: 'Unsuspend',
    path: 'unsuspend',
    from: ['SUSPENDED'],
    done: 'can sign in again.',
    run: (directory, id) => directory.unsuspend(id),
  },
  {
    label: 'Deactivate',
    path: 'deactivate',
    from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'SUSPENDED'],
    danger: true,
    done: 'is deactivated: the assignments are gone and the password is forgotten.',
    run: (directory, id) => directory.deactivate(id),
  },
  {
    label: 'Delete',
    path: 'delete',
    from: ['DEPROVISIONED'],
    danger: true,
    done: 'was deleted.',
    run: (directory, id) => directory.remove(id),
  },
];

const ownKeys = ['firstName', 'lastName', 'login', 'email', 'displayName'];

function Profile({ user, now }: { user: User; now: Date }) {
  const { profile } = user;
  const others = Object.entries(profile).filter(([name, value]) => !ownKeys.includes(name) && value !== undefined);
  return (
    <Card title="Profile">
      <Facts
        rows={[
          ['Username', profile.login],
          ['First name', profile.firstName],
          ['Last name', profile.lastName],
          ['Primary email', profile.email],
          ['Display name', profile.displayName ?? 'Not set: first and last name are used'],
          ...others.map(([name, value]) => [name, [value].flat().join(', ')] as const),
          ['User ID', <code key="id">{user.id}</code>],
          ['Created', <Moment key="created" at={user.created} now={now} />],
          [
            'Last sign-in',
            user.lastLogin === undefined ? 'Never' : <Moment key="last" at={user.lastLogin} now={now} />,
          ],
        ]}
      />
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
            .map(({ label, path, danger }) => (
              <ActionForm
                key={path}
                action={paths.personAction(user.id, path)}
                csrf={visit.csrf}
                label={label}
                class={danger === true ? 'danger' : ''}
              />
            ))}
        </div>
        <Profile user={user} now={visit.now} />
        <Applications rows={rows} />
      </>
    ),
  });
}

/** One step of the life cycle. */
export async function change(visit: Visit): Promise<Answer> {
  const { directory } = visit.services.org;
  const user = await directory.get(visit.param('person'));
  const transition = transitions.find(({ path }) => path === visit.param('transition'));
  if (transition === undefined) return redirect(paths.person(user.id));
  await transition.run(directory, user.id);
  return redirect(
    transition.path === 'delete' ? paths.people : paths.person(user.id),
    `${personName(user)} ${transition.done}`,
  );
}
