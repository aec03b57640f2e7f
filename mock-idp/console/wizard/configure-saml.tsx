import type { Preview } from '../../http/index.ts';
import { sketchOf } from '../../org/index.ts';
import { Card, Checkbox, type FieldErrors, SelectField, TextField } from '../components/index.ts';
import type { Draft, DraftValues } from '../draft.ts';
import type { Submitted, Visit } from '../engine/index.ts';
import { paths } from '../paths.ts';
import { AdvancedSettings } from './advanced-settings.tsx';
import { readAdvancedSettings } from './advanced-values.ts';
import { ApplicationUsername, readApplicationUsername } from './application-username.tsx';
import { AttributeStatements, readStatements } from './attribute-statements.tsx';
import { including, nameIdFormats } from './choices.ts';
import { wizardPage } from './frame.tsx';
import { GroupStatements, readGroupStatements } from './group-statements.tsx';
import { AssertionPreview, PreviewCard } from './preview.tsx';
import { appOf, filledRows } from './values.ts';

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
      <ApplicationUsername label="Application username" values={values} errors={errors} />
      <AdvancedSettings values={values} errors={errors} />
    </Card>
  );
}

/** The assertion that the settings come to as they are typed; a person who is not assigned is shown as if. */
export async function previewDraft(visit: Visit, draft: Draft, login: string): Promise<Preview> {
  const { org, preview } = visit.services;
  const existing = draft.appId === undefined ? undefined : await org.applications.get(draft.appId);
  return preview(sketchOf(appOf(draft.values, draft.extras), existing), login);
}

/** Step 2: where the assertion goes and what it says. */
export async function configureSaml(
  visit: Visit,
  draft: Draft,
  { errors, previewOf }: { errors?: FieldErrors; previewOf?: string } = {},
) {
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
        <GroupStatements rows={values.groupStatements} spare={draft.spareGroupRows} />
        <PreviewCard login={previewOf ?? visit.user.profile.login} address={paths.wizardPreview(draft.id)}>
          {previewOf !== undefined && <AssertionPreview preview={await previewDraft(visit, draft, previewOf)} />}
        </PreviewCard>
      </>
    ),
  });
}

/** Keeps what was typed in step 2. */
export function readConfigureSaml(draft: Draft, form: Submitted): void {
  draft.values = {
    ...draft.values,
    ssoAcsUrl: form.text('ssoAcsUrl'),
    useForBoth: form.ticked('useForBoth'),
    recipient: form.text('recipient'),
    destination: form.text('destination'),
    audience: form.text('audience'),
    defaultRelayState: form.text('defaultRelayState'),
    subjectNameIdFormat: form.text('subjectNameIdFormat'),
    ...readApplicationUsername(form),
    ...readAdvancedSettings(form, draft.values),
    statements: filledRows(readStatements(form)),
    groupStatements: filledRows(readGroupStatements(form)),
  };
}
