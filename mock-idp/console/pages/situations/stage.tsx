import { ControlError } from '../../../arming/index.ts';
import { OrgError } from '../../../org/index.ts';
import { type Situation, type StageInput, situations } from '../../../situations/index.ts';
import {
  Card,
  CopyField,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  Notice,
  SelectField,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';

function named(name: string): Situation {
  const found = situations.find((candidate) => candidate.name === name);
  if (found === undefined) throw new OrgError('not_found', `There is no situation named ${name}.`);
  return found;
}

const parameterField = (name: string) => `parameter:${name}`;

function Fields({ visit, situation, errors }: { visit: Visit; situation: Situation; errors: FieldErrors | undefined }) {
  return (
    <>
      {situation.kind !== 'address' && (
        <>
          <TextField
            name="person"
            label="Person"
            hint="A username. Left empty: anybody."
            value={visit.form.text('person')}
            errors={errors}
          />
          <TextField
            name="messages"
            type="number"
            label="Next sign-ins"
            hint="How many it happens to; then it is over."
            min={1}
            value={visit.form.text('messages') || '1'}
            errors={errors}
          />
        </>
      )}
      {Object.entries(situation.parameters ?? {}).map(([name, sentence]) => (
        <TextField
          key={name}
          name={parameterField(name)}
          label={`Parameter ${name}`}
          hint={sentence}
          value={visit.form.text(parameterField(name)) || situation.defaults?.[name]}
        />
      ))}
    </>
  );
}

interface Shown {
  errors?: FieldErrors;
  url?: string;
}

async function page(visit: Visit, situation: Situation, { errors, url }: Shown = {}): Promise<Answer> {
  const apps = (await visit.services.org.applications.list()).map(({ label }) => ({ value: label, label }));
  const any = situation.kind === 'address' ? [] : [{ value: '', label: 'Any app' }];
  return show({
    title: situation.name,
    place: 'Situations',
    above: { label: 'Situations', href: paths.situations },
    status: errors === undefined ? 200 : 400,
    body: (
      <>
        {url !== undefined && (
          <Notice tone="good">
            <p>The address is made. Open it in the browser of the person.</p>
            <CopyField id="address" label="Address to open" value={url} />
          </Notice>
        )}
        <Card title="What happens">
          <Facts
            rows={[
              ['Summary', situation.summary],
              ['A sound SP', situation.expect],
            ]}
          />
        </Card>
        <Form action={paths.situation(situation.name)} csrf={visit.csrf} class="card">
          <h2>Stage it</h2>
          <ErrorSummary errors={errors} />
          <SelectField
            name="app"
            label="App"
            choices={[...any, ...apps]}
            value={visit.form.text('app')}
            errors={errors}
          />
          <Fields visit={visit} situation={situation} errors={errors} />
          <button type="submit" class="primary">
            {situation.kind === 'address' ? 'Make the address' : 'Stage'}
          </button>
        </Form>
      </>
    ),
  });
}

/** One situation: what happens, and the form that stages it. */
export const situation = (visit: Visit): Promise<Answer> => page(visit, named(visit.param('situation')));

function inputOf(visit: Visit, { name, parameters }: Situation): StageInput {
  const [app, person, messages] = ['app', 'person', 'messages'].map((field) => visit.form.text(field));
  const given = Object.keys(parameters ?? {})
    .map((parameter) => [parameter, visit.form.text(parameterField(parameter))] as const)
    .filter(([, value]) => value !== '');
  return {
    situation: name,
    parameters: Object.fromEntries(given),
    ...(app && { app }),
    ...(person && { person }),
    ...(messages && { messages: Number(messages) }),
  };
}

/** The field that a problem's path means. */
function errorsOf({ message, problems }: ControlError): FieldErrors {
  if (problems.length === 0) return { app: message };
  return Object.fromEntries(problems.map((one) => [one.path.split('/')[1] || 'app', sentenceOf(one)]));
}

/** Has it happen to the next sign-ins, or shows the address to open. */
export async function stage(visit: Visit): Promise<Answer> {
  const chosen = named(visit.param('situation'));
  try {
    const { url } = await visit.services.stage.stage(inputOf(visit, chosen));
    if (url !== undefined) return page(visit, chosen, { url });
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return page(visit, chosen, { errors: errorsOf(error) });
  }
  return redirect(paths.situations, `${chosen.name} is staged. It happens to the next matching sign-in.`);
}

/** Takes it off the stage; whoever waits because of it goes on. */
export function end(visit: Visit): Answer {
  const found = visit.services.stage.end(visit.param('staged'));
  return redirect(paths.situations, found ? 'Ended.' : 'It was over already.');
}
