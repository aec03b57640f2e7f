import { type AppUserAttribute, baseAttributes, OrgError, requiredAttributes, type User } from '../../../org/index.ts';
import {
  Card,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormActions,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
import { personName } from '../person-name.ts';

type Values = Readonly<Record<string, string | string[] | undefined>>;

interface Field {
  name: string;
  title: string;
  list: boolean;
  required: boolean;
}

/** Okta's base profile, then what Profile Editor added. */
function fieldsOf(custom: readonly AppUserAttribute[]): Field[] {
  const base = baseAttributes.map(([name, title]) => ({ name, title, list: false }));
  const added = custom.map(({ name, title, type }) => ({ name, title, list: type === 'string array' }));
  return [...base, ...added].map((field) => ({ ...field, required: requiredAttributes.includes(field.name) }));
}

async function page(visit: Visit, user: User, values: Values, errors?: FieldErrors): Promise<Answer> {
  const fields = fieldsOf(await visit.services.org.userSchema.list());
  return show({
    title: 'Edit profile',
    place: 'People',
    above: { label: personName(user), href: paths.person(user.id) },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.personProfile(user.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          {fields.map(({ name, title, list, required }) => {
            const value = [values[name] ?? ''].flat();
            const field = { name, label: title, required, errors, hint: `user.${name}` };
            return list ? (
              <TextArea
                {...field}
                key={name}
                hint={`user.${name}: one value per line`}
                value={value.join('\n')}
                rows={3}
              />
            ) : (
              <TextField {...field} key={name} value={value.join(', ')} />
            );
          })}
        </Card>
        <FormActions cancel={paths.person(user.id)} submit="Save" />
      </Form>
    ),
  });
}

const subject = (visit: Visit) => visit.services.org.directory.get(visit.param('person'));

/** Profile > Edit. */
export async function editProfile(visit: Visit): Promise<Answer> {
  const user = await subject(visit);
  return page(visit, user, user.profile);
}

/** "Save"; a field left empty takes the value away. */
export async function saveProfile(visit: Visit): Promise<Answer> {
  const user = await subject(visit);
  const fields = fieldsOf(await visit.services.org.userSchema.list());
  const values = Object.fromEntries(
    fields.map(({ name, list }) => [name, list ? visit.form.lines(name) : visit.form.text(name)] as const),
  );
  const patch = Object.entries(values).map(([name, value]) => [
    name,
    value.length === 0 && !requiredAttributes.includes(name) ? undefined : value,
  ]);
  try {
    await visit.services.org.directory.updateProfile(user.id, Object.fromEntries(patch));
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const problems = error.problems.map((problem) => [problem.path.slice(1), sentenceOf(problem)] as const);
    return page(visit, user, values, Object.fromEntries(problems));
  }
  return redirect(paths.person(user.id), `The profile of ${personName(user)} was saved.`);
}
