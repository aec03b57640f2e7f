import { type AppUserAttribute, OrgError } from '../../../org/index.ts';
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
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
import {
  type AttributeValues,
  attributeIn,
  attributeProblems,
  blankValues,
  readValues,
  valuesOf,
} from './attribute-values.ts';
import { customAttribute, type ProfileSubject, profileSubject } from './subject.ts';

interface SectionProps {
  values: AttributeValues;
  errors: FieldErrors | undefined;
}

function Naming({ values, errors, fixed }: SectionProps & { fixed: boolean }) {
  return (
    <>
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
        readOnly={fixed}
        errors={errors}
      />
      <TextField name="description" label="Description" value={values.description} errors={errors} />
    </>
  );
}

function Restrictions({ values, errors }: SectionProps) {
  return (
    <>
      <div class="enum-group">
        <Checkbox name="enumerated" label="Define enumerated list of values" checked={values.enumerated} />
        <div class="enum-fields">
          <TextArea
            name="members"
            label="Attribute members"
            hint="One value per line."
            value={values.members}
            rows={3}
            errors={errors}
          />
        </div>
      </div>
      <div class="split">
        <TextField
          name="minLength"
          label="Attribute length: at least"
          type="number"
          min={0}
          value={values.minLength}
          errors={errors}
        />
        <TextField
          name="maxLength"
          label="Attribute length: at most"
          type="number"
          min={0}
          value={values.maxLength}
          errors={errors}
        />
      </div>
      <Checkbox name="required" label="Attribute required" checked={values.required} />
    </>
  );
}

/** Of app users only: what Okta's own profile has is always personal. */
function Sources({ values, errors }: SectionProps) {
  return (
    <>
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
    </>
  );
}

function page(
  visit: Visit,
  subject: ProfileSubject,
  values: AttributeValues,
  { existing = false, errors }: { existing?: boolean; errors?: FieldErrors } = {},
): Answer {
  const { id, title, root } = subject;
  return show({
    title: existing ? 'Edit Attribute' : 'Add Attribute',
    place: 'Profile Editor',
    above: { label: title, href: paths.profile(id) },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={existing ? paths.attribute(id, values.name) : paths.addAttribute(id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <Naming values={values} errors={errors} fixed={existing} />
          <Restrictions values={values} errors={errors} />
          {root === 'appuser' && <Sources values={values} errors={errors} />}
        </Card>
        <div class="actions end">
          <a class="button" href={paths.profile(id)}>
            Cancel
          </a>
          {!existing && (
            <button type="submit" name="then" value="another">
              Save and Add Another
            </button>
          )}
          <button type="submit" name="then" value="profile" class="primary">
            Save
          </button>
        </div>
      </Form>
    ),
  });
}

/** The empty form. */
export const addAttribute = async (visit: Visit): Promise<Answer> =>
  page(visit, await profileSubject(visit), blankValues);

/** The form of one that is there. */
export async function editAttribute(visit: Visit): Promise<Answer> {
  const subject = await profileSubject(visit);
  return page(visit, subject, valuesOf(customAttribute(subject, visit.param('name'))), { existing: true });
}

/** Keeps it, or says what is wrong. */
async function keep(visit: Visit, subject: ProfileSubject, existing: boolean): Promise<Answer> {
  const values = { ...readValues(visit.form), ...(existing && { name: visit.param('name') }) };
  const errors = attributeProblems(subject, values, existing);
  if (Object.keys(errors).length > 0) return page(visit, subject, values, { existing, errors });
  const attribute: AppUserAttribute = attributeIn(subject, values);
  try {
    await subject.put(attribute);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const [problem] = error.problems;
    const name = problem === undefined ? error.message : sentenceOf(problem);
    return page(visit, subject, values, { existing, errors: { name } });
  }
  const next = visit.form.text('then') === 'another' ? paths.addAttribute(subject.id) : paths.profile(subject.id);
  const verb = existing ? 'was saved' : 'was added';
  return redirect(next, `${values.title} ${verb}: an attribute statement reads it as ${subject.root}.${values.name}.`);
}

/** "Save" and "Save and Add Another". */
export const saveAttribute = async (visit: Visit): Promise<Answer> => keep(visit, await profileSubject(visit), false);

/** "Save" of one that is there. */
export async function saveEditedAttribute(visit: Visit): Promise<Answer> {
  const subject = await profileSubject(visit);
  customAttribute(subject, visit.param('name'));
  return keep(visit, subject, true);
}
