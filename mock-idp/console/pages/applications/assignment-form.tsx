import { type App, type AppUser, type User, userNameOf } from '../../../org/index.ts';
import { Card, ErrorSummary, type FieldErrors, Form, TextField } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { personName } from '../person-name.ts';
import { AttributeFields, profileOf, refusals } from './attribute-fields.tsx';

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
          <AttributeFields attributes={app.appUserAttributes} profile={values.profile} errors={errors} />
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

/** The attribute form of one assignment, new or existing. */
export async function assignForm(visit: Visit): Promise<Answer> {
  const { app, user, existing } = await subject(visit);
  const values: AssignmentValues = {
    userName: existing?.credentials.userName ?? userNameOf(app, user, visit.now),
    profile: existing?.profile ?? {},
  };
  return page(visit, { app, user, existing: existing !== undefined, values });
}

/** "Save and Go Back", or "Save" of an existing assignment. */
export async function saveAssignment(visit: Visit): Promise<Answer> {
  const { org } = visit.services;
  const { app, user, existing } = await subject(visit);
  const values = { userName: visit.form.text('userName'), profile: profileOf(visit, app.appUserAttributes) };
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
    return again(refusals(error, 'userName'));
  }
}
