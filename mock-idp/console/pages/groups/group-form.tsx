import { OrgError } from '../../../org/index.ts';
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

function page(visit: Visit, values: { name: string; description: string }, errors?: FieldErrors): Answer {
  return show({
    title: 'Add group',
    place: 'Groups',
    above: { label: 'Groups', href: paths.groups },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.addGroup} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card>
          <TextField name="name" label="Name" value={values.name} required errors={errors} />
          <TextArea name="description" label="Description" value={values.description} rows={2} errors={errors} />
        </Card>
        <FormActions cancel={paths.groups} submit="Save" />
      </Form>
    ),
  });
}

/** The empty form. */
export const addGroup = (visit: Visit): Answer => page(visit, { name: '', description: '' });

/** "Save". */
export async function saveGroup(visit: Visit): Promise<Answer> {
  const values = { name: visit.form.text('name'), description: visit.form.text('description') };
  try {
    const group = await visit.services.org.groups.create({ ...values, description: values.description || null });
    return redirect(paths.group(group.id), `${group.profile.name} was added. People are assigned to it here.`);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const [problem] = error.problems;
    return page(visit, values, { name: problem === undefined ? error.message : sentenceOf(problem) });
  }
}
