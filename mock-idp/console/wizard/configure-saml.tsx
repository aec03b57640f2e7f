import { Card, Checkbox, type FieldErrors, SelectField, TextField } from '../components/index.ts';
import type { Submitted, Visit } from '../engine/index.ts';
import { AdvancedSettings } from './advanced-settings.tsx';
import { readAdvancedSettings } from './advanced-values.ts';
import { AttributeStatements } from './attribute-statements.tsx';
import { applicationUsernames, including, nameIdFormats } from './choices.ts';
import type { Draft, DraftValues } from './draft.ts';
import { wizardPage } from './frame.tsx';
import { filledRows } from './values.ts';

interface SectionProps {
  values: DraftValues;
  errors: FieldErrors | undefined;
}

function SingleSignOnUrl({ values, errors }: SectionProps) {
  return (
    <div class="recipient-group">
      <TextField
        name="ssoAcsUrl"
        label="Single sign-on URL"
        hint="Where the Response is posted: the assertion consumer service of the app."
        value={values.ssoAcsUrl}
        required
        errors={errors}
      />
      <Checkbox
        name="useForBoth"
        id="useSsoUrlForBoth"
        label="Use this for Recipient URL and Destination URL"
        checked={values.useForBoth}
        hint="Untick it to send other values than the Single sign-on URL."
      />
      <div class="recipient-fields">
        <TextField name="recipient" label="Recipient URL" value={values.recipient} errors={errors} />
        <TextField name="destination" label="Destination URL" value={values.destination} errors={errors} />
      </div>
    </div>
  );
}

function SamlSettings({ values, errors }: SectionProps) {
  return (
    <Card title="SAML Settings">
      <SingleSignOnUrl values={values} errors={errors} />
      <TextField name="audience" label="Audience URI (SP Entity ID)" value={values.audience} required errors={errors} />
      <TextField
        name="defaultRelayState"
        label="Default RelayState"
        hint="If no value is set, a blank RelayState is sent."
        value={values.defaultRelayState}
        errors={errors}
      />
      <SelectField
        name="subjectNameIdFormat"
        label="Name ID format"
        choices={including(nameIdFormats, values.subjectNameIdFormat)}
        value={values.subjectNameIdFormat}
        errors={errors}
      />
      <SelectField
        name="userNameTemplate"
        label="Application username"
        hint="The NameID of a person, unless the assignment says otherwise."
        choices={including(applicationUsernames, values.userNameTemplate)}
        value={values.userNameTemplate}
        errors={errors}
      />
      <AdvancedSettings values={values} errors={errors} />
    </Card>
  );
}

/** Step 2: where the assertion goes and what it says. */
export function configureSaml(visit: Visit, draft: Draft, errors?: FieldErrors) {
  const { values } = draft;
  return wizardPage(visit, draft, {
    step: 2,
    path: 'configure-saml',
    forward: 'Next',
    errors,
    children: (
      <>
        <SamlSettings values={values} errors={errors} />
        <AttributeStatements rows={values.statements} spare={draft.spareRows} errors={errors} />
      </>
    ),
  });
}

/** Keeps what was typed in step 2. */
export function readConfigureSaml(draft: Draft, form: Submitted): void {
  const formats = form.all('statementFormat');
  const expressions = form.all('statementValue');
  const rows = form.all('statementName').map((name, index) => ({
    name,
    format: formats[index] ?? '',
    value: expressions[index] ?? '',
  }));
  draft.values = {
    ...draft.values,
    ssoAcsUrl: form.text('ssoAcsUrl'),
    useForBoth: form.ticked('useForBoth'),
    recipient: form.text('recipient'),
    destination: form.text('destination'),
    audience: form.text('audience'),
    defaultRelayState: form.text('defaultRelayState'),
    subjectNameIdFormat: form.text('subjectNameIdFormat'),
    userNameTemplate: form.text('userNameTemplate'),
    ...readAdvancedSettings(form, draft.values),
    statements: filledRows(rows),
  };
}
