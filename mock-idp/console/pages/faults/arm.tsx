import { type ArmInput, ControlError } from '../../../arming/index.ts';
import { faults } from '../../../faults/index.ts';
import { OrgError } from '../../../org/index.ts';
import { type Fault, isMetadataFault } from '../../../saml/index.ts';
import { Card, ErrorSummary, Facts, type FieldErrors, Form, SelectField, TextField } from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

function named(name: string): Fault {
  const fault = faults.find((candidate) => candidate.name === name);
  if (fault === undefined) throw new OrgError('not_found', `There is no fault named ${name}.`);
  return fault;
}

const parameterField = (name: string) => `parameter:${name}`;

function Parameters({ visit, fault }: { visit: Visit; fault: Fault }) {
  return (
    <>
      {Object.entries(fault.parameters ?? {}).map(([name, sentence]) => (
        <TextField
          key={name}
          name={parameterField(name)}
          label={`Parameter ${name}`}
          hint={sentence}
          value={visit.form.text(parameterField(name))}
        />
      ))}
    </>
  );
}

async function page(visit: Visit, fault: Fault, errors?: FieldErrors): Promise<Answer> {
  const apps = await visit.services.org.applications.list();
  return show({
    title: fault.name,
    place: 'Faults',
    above: { label: 'Faults', href: paths.faults },
    status: errors === undefined ? 200 : 400,
    body: (
      <>
        <Card title="What it does">
          <Facts
            rows={[
              ['Summary', fault.summary],
              ['Clause', fault.clause],
              ['Family', fault.family],
              ['Point', fault.point],
            ]}
          />
        </Card>
        <Form action={paths.fault(fault.name)} csrf={visit.csrf} class="card">
          <h2>Arm it</h2>
          <ErrorSummary errors={errors} />
          <SelectField
            name="app"
            label="App"
            choices={[{ value: '', label: 'Any app' }, ...apps.map(({ label }) => ({ value: label, label }))]}
            value={visit.form.text('app')}
            errors={errors}
          />
          {!isMetadataFault(fault) && (
            <TextField
              name="person"
              label="Person"
              hint="A username. Left empty: anybody."
              value={visit.form.text('person')}
              errors={errors}
            />
          )}
          <TextField
            name="messages"
            type="number"
            label="Next messages"
            hint={`How many ${isMetadataFault(fault) ? 'fetches of metadata' : 'Responses'} it goes into; then it is gone.`}
            min={1}
            value={visit.form.text('messages') || '1'}
            errors={errors}
          />
          <Parameters visit={visit} fault={fault} />
          <button type="submit" class="primary">
            Arm
          </button>
        </Form>
      </>
    ),
  });
}

/** One fault: what it does, and the form that arms it. */
export const fault = (visit: Visit): Promise<Answer> => page(visit, named(visit.param('fault')));

function inputOf(visit: Visit, fault: Fault, messages: number): ArmInput {
  const app = visit.form.text('app');
  const person = visit.form.text('person');
  const given = Object.keys(fault.parameters ?? {})
    .map((name) => [name, visit.form.text(parameterField(name))] as const)
    .filter(([, value]) => value !== '');
  return {
    fault: fault.name,
    messages,
    parameters: Object.fromEntries(given),
    ...(app === '' ? {} : { app }),
    ...(person === '' ? {} : { person }),
  };
}

/** Arms it for the next messages; the strip on every page reminds of it. */
export async function arm(visit: Visit): Promise<Answer> {
  const chosen = named(visit.param('fault'));
  const messages = Number(visit.form.text('messages'));
  if (!Number.isInteger(messages) || messages < 1) {
    return page(visit, chosen, { messages: 'Next messages: give a whole number, 1 or more' });
  }
  try {
    await visit.services.armed.arm(inputOf(visit, chosen, messages));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return page(visit, chosen, { person: error.message });
  }
  return redirect(
    paths.faults,
    `${chosen.name} is armed. The next matching ${isMetadataFault(chosen) ? 'fetch of metadata' : 'sign-in'} carries it.`,
  );
}

/** Takes it back unspent. */
export function disarm(visit: Visit): Answer {
  const found = visit.services.armed.disarm(visit.param('armed'));
  return redirect(paths.faults, found ? 'Disarmed.' : 'It was spent or disarmed already.');
}
