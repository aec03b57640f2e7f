import type { LaboratoryForm, LaboratoryProps } from '../../http/index.ts';
import { ErrorSummary, Form, RadioGroup, TextArea, TextField } from '../components/index.ts';
import { XmlDifference } from '../xml-view/index.ts';
import { AskingFacts } from './asking.tsx';
import { FaultField, ParameterFields } from './fault-field.tsx';
import { PersonPage } from './person-page.tsx';

function Carried({ form }: { form: LaboratoryForm }) {
  return <input type="hidden" name="fromURI" value={form.fromUri} />;
}

function Choices({ form, again }: { form: LaboratoryForm; again: boolean }) {
  const errors = Object.fromEntries(form.problems.map(({ field, message }) => [field, message]));
  return (
    <Form action={form.action} csrf={form.csrf} class="card">
      <h2>{again ? 'Make another one' : 'The message'}</h2>
      <Carried form={form} />
      <div class="field">
        <label for="person">Person</label>
        <input
          type="text"
          id="person"
          name="person"
          list="people"
          value={form.person}
          autocomplete="off"
          aria-invalid={errors.person === undefined ? undefined : 'true'}
          aria-describedby={errors.person === undefined ? 'person-hint' : 'person-error person-hint'}
        />
        <datalist id="people">
          {form.people.map((login) => (
            <option value={login} key={login} />
          ))}
        </datalist>
        {errors.person !== undefined && (
          <p class="error" id="person-error">
            {errors.person}
          </p>
        )}
        <p class="hint" id="person-hint">
          A username. No password is asked for here.
        </p>
      </div>
      <FaultField form={form} error={errors.fault} />
      <ParameterFields form={form} />
      <TextField name="relayState" label="RelayState" value={form.relayState} />
      <div class="actions">
        <button type="submit" name="go" value="preview">
          {again ? 'Preview again' : 'Preview and edit'}
        </button>
        <button type="submit" name="go" value="send" class={again ? undefined : 'primary'}>
          Send at once
        </button>
      </div>
    </Form>
  );
}

function Preview({ form, preview }: { form: LaboratoryForm; preview: NonNullable<LaboratoryProps['preview']> }) {
  const errors = Object.fromEntries(form.problems.map(({ field, message }) => [field, message]));
  return (
    <Form action={form.action} csrf={form.csrf} class="card">
      <h2>Preview</h2>
      <Carried form={form} />
      <input type="hidden" name="draft" value={preview.draft} />
      <input type="hidden" name="person" value={form.person} />
      <input type="hidden" name="relayState" value={form.relayState} />
      {preview.shown !== preview.plainXml && (
        <XmlDifference label="What the faults change" plain={preview.plainXml} sent={preview.shown} />
      )}
      <TextArea
        name="xml"
        label="Response"
        rows={18}
        value={preview.xml}
        errors={errors}
        hint={
          preview.until === undefined
            ? 'Sent as it stands here.'
            : `Sent as it stands here. Planned to be valid until ${preview.until}. What is edited is an ad-hoc fault: it counts in no verdict.`
        }
      />
      <RadioGroup
        name="sign"
        legend="Signatures, if the text was edited"
        value={preview.sign}
        choices={[
          { value: 'again', label: 'Sign again', hint: 'Every signature that still stands in the text is made anew.' },
          { value: 'as-it-is', label: 'Leave as it is', hint: 'The text goes out as typed, well-formed or not.' },
        ]}
      />
      <div class="actions">
        <button type="submit" name="go" value="send" class="primary">
          Send
        </button>
      </div>
    </Form>
  );
}

/** Who is asking, what to answer, and the answer before it leaves. */
export function LaboratoryPage({ props, stylesheetPath }: { props: LaboratoryProps; stylesheetPath: string }) {
  const { asking, form, organisation, preview } = props;
  const errors = Object.fromEntries(form.problems.map(({ field, message }) => [field, message]));
  const back = `/login/login.htm?fromURI=${encodeURIComponent(form.fromUri)}`;
  return (
    <PersonPage title="Laboratory" organisation={organisation} stylesheetPath={stylesheetPath} broad>
      <h1>Laboratory</h1>
      <p class="crumb">
        <a href={back}>Back to sign in</a>
      </p>
      <ErrorSummary errors={errors} />
      {preview !== undefined && <Preview form={form} preview={preview} />}
      <Choices form={form} again={preview !== undefined} />
      <details class="card" open={preview === undefined}>
        <summary>Who is asking</summary>
        <AskingFacts asking={asking} />
      </details>
    </PersonPage>
  );
}
