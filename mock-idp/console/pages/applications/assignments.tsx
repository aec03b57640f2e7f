import { fillTemplate } from '../../../expression/index.ts';
import { type App, type AppUser, OrgError, type User } from '../../../org/index.ts';
import {
  ActionForm,
  ButtonLink,
  Card,
  EmptyState,
  ErrorSummary,
  type FieldErrors,
  Form,
  Status,
  Table,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
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

/** Assign > Assign to People: search, then Assign next to a person. */
export async function assignToPeople(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const search = visit.query('search');
  const people = await org.directory.list({ limit: 50, ...(search === '' ? {} : { search }) });
  const assigned = new Set((await org.assignments.ofApp(app.id)).map(({ userId }) => userId));
  return show({
    title: `Assign ${app.label} to People`,
    place: 'Applications',
    above: { label: `${app.label}: Assignments`, href: paths.app(app.id, 'assignments') },
    body: (
      <Card>
        <form method="get" class="search">
          <TextField name="search" type="search" label="Search people" value={search} />
          <button type="submit">Search</button>
        </form>
        {people.length === 0 ? (
          <EmptyState
            sentence="Nobody in the directory matches."
            action={{ href: paths.addPerson, label: 'Add person' }}
          />
        ) : (
          <Table
            caption="People"
            columns={[{ label: 'Person' }, { label: 'Username' }, { label: 'Assign', end: true }]}
            rows={people.map((user) => ({
              key: user.id,
              cells: [
                personName(user),
                user.profile.login,
                assigned.has(user.id) ? (
                  <Status key="assigned" tone="good">
                    Assigned
                  </Status>
                ) : (
                  <ButtonLink
                    key="assign"
                    href={paths.assignment(app.id, user.id)}
                    label="Assign"
                    subject={personName(user)}
                    class="small"
                  />
                ),
              ],
            }))}
          />
        )}
        <div class="actions end">
          <ButtonLink href={paths.app(app.id, 'assignments')} label="Done" class="primary" />
        </div>
      </Card>
    ),
  });
}

const attributeField = (name: string) => `attribute:${name}`;

interface AssignmentValues {
  userName: string;
  profile: Readonly<Record<string, string | string[]>>;
}

function page(
  visit: Visit,
  props: { app: App; user: User; existing: boolean; values: AssignmentValues; errors?: FieldErrors },
): Answer {
  const { app, user, values, errors } = props;
  return show({
    title: props.existing ? 'Edit User Assignment' : `Assign ${app.label} to ${personName(user)}`,
    place: 'Applications',
    above: { label: `${app.label}: Assignments`, href: paths.app(app.id, 'assignments') },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.assignment(app.id, user.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card title={personName(user)}>
          <TextField name="userName" label="User Name" value={values.userName} required errors={errors} />
          {app.appUserAttributes.map((attribute) => {
            const value = values.profile[attribute.name] ?? '';
            const name = attributeField(attribute.name);
            return attribute.type === 'string array' ? (
              <TextArea
                key={name}
                name={name}
                label={attribute.title}
                hint={`${attribute.name}: one value per line.`}
                value={[value].flat().join('\n')}
                rows={3}
                errors={errors}
              />
            ) : (
              <TextField
                key={name}
                name={name}
                label={attribute.title}
                hint={attribute.name}
                value={[value].flat().join(', ')}
                errors={errors}
              />
            );
          })}
        </Card>
        <div class="actions end">
          <a class="button" href={props.existing ? paths.app(app.id, 'assignments') : paths.assignToPeople(app.id)}>
            Cancel
          </a>
          <button type="submit" class="primary">
            {props.existing ? 'Save' : 'Save and Go Back'}
          </button>
        </div>
      </Form>
    ),
  });
}

async function subject(visit: Visit): Promise<{ app: App; user: User; existing: AppUser | undefined }> {
  const { org } = visit.services;
  const app = await org.applications.get(visit.param('app'));
  const user = await org.directory.get(visit.param('person'));
  return { app, user, existing: await org.assignments.find(app.id, user.id) };
}

/** What the app's "Application username" makes of a person; the organisation applies the same rule when nothing is given. */
function proposedUserName(app: App, user: User): string {
  return fillTemplate(app.userNameTemplate, { user: user.profile, appuser: {}, org: {} }) ?? user.profile.login;
}

/** The attribute form of one assignment, new or existing. */
export async function assignForm(visit: Visit): Promise<Answer> {
  const { app, user, existing } = await subject(visit);
  const values: AssignmentValues = {
    userName: existing?.credentials.userName ?? proposedUserName(app, user),
    profile: existing?.profile ?? {},
  };
  return page(visit, { app, user, existing: existing !== undefined, values });
}

function profileOf(visit: Visit, app: App): Record<string, string | string[]> {
  const profile: Record<string, string | string[]> = {};
  for (const { name, type } of app.appUserAttributes) {
    const field = attributeField(name);
    const value = type === 'string array' ? visit.form.lines(field) : visit.form.text(field);
    if (value.length > 0) profile[name] = value;
  }
  return profile;
}

function refusals(error: OrgError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const problem of error.problems) {
    const attribute = /^\/profile\/(.+)$/.exec(problem.path)?.[1];
    errors[attribute === undefined ? 'userName' : attributeField(attribute)] = sentenceOf(problem);
  }
  return Object.keys(errors).length > 0 ? errors : { userName: error.message };
}

/** "Save and Go Back", or "Save" of an existing assignment. */
export async function saveAssignment(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const { app, user, existing } = await subject(visit);
  const values = { userName: visit.form.text('userName'), profile: profileOf(visit, app) };
  const again = (errors: FieldErrors) => page(visit, { app, user, existing: existing !== undefined, values, errors });
  if (values.userName === '') return again({ userName: 'This field cannot be left blank' });
  try {
    if (existing === undefined) {
      await org.assignments.assign(app.id, user.id, values);
      return redirect(paths.assignToPeople(app.id), `${personName(user)} is assigned to ${app.label}.`);
    }
    await org.assignments.update(app.id, user.id, values);
    return redirect(paths.app(app.id, 'assignments'), `The assignment of ${personName(user)} was saved.`);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return again(refusals(error));
  }
}

/** The person can no longer sign in to the app. */
export async function unassign(visit: Visit): Promise<Answer> {
  const { app, user } = await subject(visit);
  await visit.services.org.assignments.unassign(app.id, user.id);
  return redirect(paths.app(app.id, 'assignments'), `${personName(user)} can no longer sign in to ${app.label}.`);
}
