/** Name and description of a group: of a new one, or of one that is there. */
import { type Group, OrgError } from '../../../org/index.ts';
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

interface Values {
  name: string;
  description: string;
}

interface FormProps {
  values: Values;
  /** The group that is edited; absent: a new one. */
  edited?: Group;
  errors?: FieldErrors;
}

function page(visit: Visit, { values, edited, errors }: FormProps): Answer {
  const back = edited ? paths.group(edited.id) : paths.groups;
  return show({
    title: edited ? 'Edit group' : 'Add group',
    place: 'Groups',
    above: { label: edited?.profile.name ?? 'Groups', href: back },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={edited ? paths.editGroup(edited.id) : paths.addGroup} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <TextField name="name" label="Name" value={values.name} required errors={errors} />
          <TextArea name="description" label="Description" value={values.description} rows={4} prose errors={errors} />
        </Card>
        <FormActions cancel={back} submit="Save" />
      </Form>
    ),
  });
}

async function save(visit: Visit, edited: Group | undefined, done: (values: Values) => Promise<Answer>) {
  const values = { name: visit.form.text('name'), description: visit.form.text('description') };
  try {
    return await done(values);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const [problem] = error.problems;
    const errors = { name: problem === undefined ? error.message : sentenceOf(problem, 'Name') };
    return page(visit, { values, errors, ...(edited && { edited }) });
  }
}

/** The empty form. */
export const addGroup = (visit: Visit): Answer => page(visit, { values: { name: '', description: '' } });

/** "Save" of a new group. */
export function saveGroup(visit: Visit): Promise<Answer> {
  return save(visit, undefined, async ({ name, description }) => {
    const group = await visit.services.org.groups.create({ name, description: description || null });
    return redirect(paths.group(group.id), `${group.profile.name} was added. People are assigned to it here.`);
  });
}

/** The form of a group that is there. */
export async function editGroup(visit: Visit): Promise<Answer> {
  const edited = await visit.services.org.groups.get(visit.param('group'));
  const { description, name } = edited.profile;
  return page(visit, { edited, values: { name, description: description ?? '' } });
}

/** "Save" of a group that is there: people, rules and apps hold to it by id, so a new name takes nothing from them. */
export async function saveEditedGroup(visit: Visit): Promise<Answer> {
  const { groups } = visit.services.org;
  const edited = await groups.get(visit.param('group'));
  return save(visit, edited, async ({ name, description }) => {
    const { id, profile } = await groups.update(edited.id, { name, description: description || null });
    return redirect(paths.group(id), `${profile.name} was saved.`);
  });
}
