import { type App, type AppUserAttribute, OrgError } from '../../../org/index.ts';
import { Card, ErrorSummary, type FieldErrors, Form, SelectField, TextField } from '../../components/index.ts';
import { type Answer, redirect, type Submitted, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';

const blank: AppUserAttribute = { type: 'string', title: '', name: '', scope: 'NONE' };

function page(visit: Visit, app: App, values: AppUserAttribute, errors?: FieldErrors): Answer {
  return show({
    title: 'Add Attribute',
    place: 'Profile Editor',
    above: { label: `${app.label} User`, href: paths.profile(app.id) },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.addAttribute(app.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <SelectField
            name="type"
            label="Data type"
            choices={[
              { value: 'string', label: 'string' },
              { value: 'string array', label: 'string array' },
            ]}
            value={values.type}
          />
          <TextField name="title" label="Display name" value={values.title} required errors={errors} />
          <TextField
            name="name"
            label="Variable name"
            hint="Letters, digits and underscores, not beginning with a digit."
            value={values.name}
            required
            errors={errors}
          />
          <SelectField
            name="scope"
            label="Attribute type"
            hint="Personal: set on the assignment of a person. Group: may also come from an assigned group."
            choices={[
              { value: 'SELF', label: 'Personal' },
              { value: 'NONE', label: 'Group' },
            ]}
            value={values.scope}
          />
          <SelectField
            name="union"
            label="Group Priority"
            hint="For a string array of type Group, when a person is in several assigned groups."
            choices={[
              { value: 'DISABLE', label: 'Use Group Priority' },
              { value: 'ENABLE', label: 'Combine values across groups' },
            ]}
            value={values.union}
            errors={errors}
          />
        </Card>
        <div class="actions end">
          <a class="button" href={paths.profile(app.id)}>
            Cancel
          </a>
          <button type="submit" name="then" value="another">
            Save and Add Another
          </button>
          <button type="submit" name="then" value="profile" class="primary">
            Save
          </button>
        </div>
      </Form>
    ),
  });
}

/** The empty form. */
export async function addAttribute(visit: Visit): Promise<Answer> {
  return page(visit, await visit.services.org.applications.get(visit.param('app')), blank);
}

const valuesOf = (form: Submitted): AppUserAttribute => ({
  type: form.text('type') === 'string array' ? 'string array' : 'string',
  ...(form.text('union') === 'ENABLE' && { union: 'ENABLE' as const }),
  title: form.text('title'),
  name: form.text('name'),
  scope: form.text('scope') === 'SELF' ? 'SELF' : 'NONE',
});

function problems(app: App, values: AppUserAttribute): FieldErrors {
  const errors: Record<string, string> = {};
  if (values.title === '') errors.title = 'Display name: this field cannot be left blank';
  if (values.name === 'userName' || app.appUserAttributes.some(({ name }) => name === values.name)) {
    errors.name = `Variable name: the profile has an attribute ${values.name} already`;
  }
  if (values.union === 'ENABLE' && (values.type !== 'string array' || values.scope === 'SELF')) {
    errors.union = 'Group Priority: only values of a string array of type Group can be combined';
  }
  return errors;
}

/** "Save" and "Save and Add Another". */
export async function saveAttribute(visit: Visit): Promise<Answer> {
  const { applications } = visit.services.org;
  const app = await applications.get(visit.param('app'));
  const values = valuesOf(visit.form);
  const errors = problems(app, values);
  if (Object.keys(errors).length > 0) return page(visit, app, values, errors);
  try {
    await applications.addAttribute(app.id, values);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return page(visit, app, values, {
      name: error.problems[0] === undefined ? error.message : sentenceOf(error.problems[0]),
    });
  }
  const next = visit.form.text('then') === 'another' ? paths.addAttribute(app.id) : paths.profile(app.id);
  return redirect(next, `${values.title} was added: an attribute statement reads it as appuser.${values.name}.`);
}
