import { OrgError } from '../../../org/index.ts';
import {
  Card,
  Checkbox,
  ErrorSummary,
  type FieldErrors,
  Form,
  SelectField,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, type Submitted, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
import { personName } from '../person-name.ts';

interface Values {
  firstName: string;
  lastName: string;
  login: string;
  email: string;
  secondEmail: string;
  /** Names, one a line. */
  groups: string;
  activate: boolean;
  setPassword: boolean;
  mustChangePassword: boolean;
}

const blank: Values = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  secondEmail: '',
  groups: '',
  activate: true,
  setPassword: false,
  mustChangePassword: true,
};

function PasswordPart({ values, errors }: { values: Values; errors: FieldErrors | undefined }) {
  return (
    <div class="set-password">
      <Checkbox
        name="setPassword"
        label="I will set password"
        checked={values.setPassword}
        hint="Otherwise the person gets an activation mail, which waits in the Outbox."
      />
      <div class="password-fields">
        <TextField name="password" type="password" label="Password" autocomplete="new-password" errors={errors} />
        <Checkbox
          name="mustChangePassword"
          label="User must change password on first login"
          checked={values.mustChangePassword}
        />
      </div>
    </div>
  );
}

function page(visit: Visit, values: Values, errors?: FieldErrors): Answer {
  return show({
    title: 'Add person',
    place: 'People',
    above: { label: 'People', href: paths.people },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.addPerson} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <SelectField name="userType" label="User type" choices={[{ value: 'default', label: 'User' }]} />
          <TextField name="firstName" label="First name" value={values.firstName} required errors={errors} />
          <TextField name="lastName" label="Last name" value={values.lastName} required errors={errors} />
          <TextField
            name="login"
            label="Username"
            value={values.login}
            required
            errors={errors}
            hint="In the form of an email address."
          />
          <TextField name="email" type="email" label="Primary email" value={values.email} required errors={errors} />
          <TextField
            name="secondEmail"
            type="email"
            label="Secondary email"
            value={values.secondEmail}
            errors={errors}
          />
          <TextArea
            name="groups"
            label="Groups"
            hint="Names of groups that are there, one per line; everybody is in Everyone."
            value={values.groups}
            rows={2}
            errors={errors}
          />
          <SelectField
            name="activation"
            label="Activation"
            choices={[
              { value: 'now', label: 'Activate now' },
              { value: 'later', label: 'Activate later' },
            ]}
            value={values.activate ? 'now' : 'later'}
          />
          <PasswordPart values={values} errors={errors} />
        </Card>
        <div class="actions end">
          <a class="button" href={paths.people}>
            Cancel
          </a>
          <button type="submit" name="then" value="another">
            Save and Add Another
          </button>
          <button type="submit" name="then" value="list" class="primary">
            Save
          </button>
        </div>
      </Form>
    ),
  });
}

/** The empty form. */
export const addPerson = (visit: Visit): Answer => page(visit, blank);

function valuesOf(form: Submitted): Values {
  return {
    firstName: form.text('firstName'),
    lastName: form.text('lastName'),
    login: form.text('login'),
    email: form.text('email'),
    secondEmail: form.text('secondEmail'),
    groups: form.text('groups'),
    activate: form.text('activation') !== 'later',
    setPassword: form.ticked('setPassword'),
    mustChangePassword: form.ticked('mustChangePassword'),
  };
}

function missing(values: Values, password: string): FieldErrors {
  const errors: Record<string, string> = {};
  const required = {
    firstName: 'First name',
    lastName: 'Last name',
    login: 'Username',
    email: 'Primary email',
  } as const;
  for (const [field, label] of Object.entries(required)) {
    if (Reflect.get(values, field) === '') errors[field] = `${label}: this field cannot be left blank`;
  }
  if (values.setPassword && password === '') errors.password = 'Password: this field cannot be left blank';
  return errors;
}

function refusals(error: OrgError): FieldErrors {
  if (error.code === 'login_taken') return { login: error.message };
  if (error.code === 'password_complexity') return { password: error.problems[0]?.message ?? error.message };
  const errors: Record<string, string> = {};
  for (const problem of error.problems) {
    const field = problem.path.split('/').at(-1) ?? 'login';
    errors[field in blank || field === 'password' ? field : 'login'] = sentenceOf(problem);
  }
  return Object.keys(errors).length > 0 ? errors : { login: error.message };
}

function whatIsNext(values: Values): string {
  if (!values.activate) return 'is staged. Activate the account when it is time.';
  return values.setPassword
    ? 'can sign in once an app is assigned.'
    : 'must now follow the activation mail; it waits in the Outbox.';
}

/** Ids of the groups named, or the first name that no group of the directory's own has. */
async function groupsOf(visit: Visit): Promise<{ ids: string[] } | { unknown: string }> {
  const ids: string[] = [];
  for (const name of visit.form.lines('groups')) {
    const group = await visit.services.org.groups.findByName(name);
    if (group?.type !== 'OKTA_GROUP') return { unknown: name };
    ids.push(group.id);
  }
  return { ids };
}

/** "Save" and "Save and Add Another". */
export async function savePerson(visit: Visit): Promise<Answer> {
  const values = valuesOf(visit.form);
  const password = visit.form.verbatim('password');
  const errors = missing(values, password);
  if (Object.keys(errors).length > 0) return page(visit, values, errors);
  const { firstName, lastName, login, email, secondEmail, activate } = values;
  const groups = await groupsOf(visit);
  if ('unknown' in groups) {
    return page(visit, values, { groups: `Groups: there is no group ${groups.unknown} one can be added to` });
  }
  try {
    const user = await visit.services.org.directory.create({
      firstName,
      lastName,
      login,
      email,
      activate,
      ...(secondEmail !== '' && { attributes: { secondEmail } }),
      ...(values.setPassword ? { password, mustChangePassword: activate && values.mustChangePassword } : {}),
    });
    for (const id of groups.ids) await visit.services.org.groups.addMember(id, user.id);
    const next = visit.form.text('then') === 'another' ? paths.addPerson : paths.person(user.id);
    return redirect(next, `${personName(user)} was added and ${whatIsNext(values)}`);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return page(visit, values, refusals(error));
  }
}
