/** What an app can be told to do that Okta has no setting for. */
import { type App, type BeyondOkta, OrgError } from '../../../org/index.ts';
import {
  ButtonLink,
  Card,
  Checkbox,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormActions,
  SelectField,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, type Submitted, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { sentenceOf } from '../../sentence.ts';
import { labelOf } from '../../wizard/index.ts';

const presetChoices = [
  { value: 'okta', label: 'As Okta behaves' },
  { value: 'saml', label: 'As SAML has it' },
];
const nullChoices = [
  { value: 'omit', label: 'The attribute is left out' },
  { value: 'empty', label: 'The attribute has one empty value' },
];
const asPreset = { value: '', label: 'As chosen where Okta and SAML differ' };
const keyChoices = [
  asPreset,
  { value: 'active', label: 'The active one only' },
  { value: 'all', label: 'All of the app, the active one first' },
];
const truthChoices = [
  asPreset,
  { value: 'yes', label: 'What is true' },
  { value: 'no', label: 'false, whatever is true' },
];

const truthIn = (truthful: boolean | undefined) => (truthful === undefined ? '' : truthful ? 'yes' : 'no');

/** The card of the Sign On tab. */
export function BeyondOktaCard({ app }: { app: App }) {
  const { preset, nullAttributes, encryptedNameId, metadata } = app.settings.beyondOkta;
  const published = [
    metadata.signed === true ? 'signed' : undefined,
    metadata.aggregate === true ? 'among the other apps' : undefined,
    metadata.validForSeconds === undefined ? undefined : `validUntil ${metadata.validForSeconds} s after the fetch`,
    metadata.cacheSeconds === undefined ? undefined : `cacheDuration ${metadata.cacheSeconds} s`,
  ].filter((part) => part !== undefined);
  return (
    <Card
      title="Beyond Okta"
      action={<ButtonLink href={paths.beyondOkta(app.id)} label="Edit" subject="Beyond Okta" class="small" />}
    >
      <Facts
        rows={[
          ['Where Okta and SAML differ', labelOf(presetChoices, preset)],
          ['When a value is null', labelOf(nullChoices, nullAttributes)],
          ['NameID', encryptedNameId ? 'Encrypted' : 'In the clear'],
          ['Certificates in metadata', labelOf(keyChoices, metadata.keys ?? '')],
          ['WantAuthnRequestsSigned says', labelOf(truthChoices, truthIn(metadata.truthful))],
          ['Metadata is published', published.length === 0 ? 'plain' : published.join(', ')],
        ]}
      />
    </Card>
  );
}

interface Values {
  preset: string;
  nullAttributes: string;
  encryptedNameId: boolean;
  keys: string;
  truthful: string;
  signed: boolean;
  aggregate: boolean;
  validForSeconds: string;
  cacheSeconds: string;
}

const valuesOf = ({ preset, nullAttributes, encryptedNameId, metadata }: BeyondOkta): Values => ({
  preset,
  nullAttributes,
  encryptedNameId,
  keys: metadata.keys ?? '',
  truthful: truthIn(metadata.truthful),
  signed: metadata.signed === true,
  aggregate: metadata.aggregate === true,
  validForSeconds: String(metadata.validForSeconds ?? ''),
  cacheSeconds: String(metadata.cacheSeconds ?? ''),
});

const readValues = (form: Submitted): Values => ({
  preset: form.text('preset'),
  nullAttributes: form.text('nullAttributes'),
  encryptedNameId: form.ticked('encryptedNameId'),
  keys: form.text('keys'),
  truthful: form.text('truthful'),
  signed: form.ticked('signed'),
  aggregate: form.ticked('aggregate'),
  validForSeconds: form.text('validForSeconds'),
  cacheSeconds: form.text('cacheSeconds'),
});

function settingsOf(values: Values): BeyondOkta {
  const { keys, truthful, validForSeconds, cacheSeconds } = values;
  return {
    preset: values.preset === 'saml' ? 'saml' : 'okta',
    nullAttributes: values.nullAttributes === 'empty' ? 'empty' : 'omit',
    encryptedNameId: values.encryptedNameId,
    metadata: {
      ...((keys === 'active' || keys === 'all') && { keys }),
      ...(truthful !== '' && { truthful: truthful === 'yes' }),
      ...(values.signed && { signed: true }),
      ...(values.aggregate && { aggregate: true }),
      ...(validForSeconds !== '' && { validForSeconds: Number(validForSeconds) }),
      ...(cacheSeconds !== '' && { cacheSeconds: Number(cacheSeconds) }),
    },
  };
}

function numberProblems({ validForSeconds, cacheSeconds }: Values): FieldErrors {
  return {
    ...(!/^-?\d{0,9}$/.test(validForSeconds) && { validForSeconds: 'validUntil: a whole number of seconds' }),
    ...(!/^\d{0,9}$/.test(cacheSeconds) && { cacheSeconds: 'cacheDuration: a whole number of seconds' }),
  };
}

function MetadataFields({ values, errors }: { values: Values; errors: FieldErrors | undefined }) {
  return (
    <Card title="Metadata">
      <SelectField name="keys" label="Certificates" choices={keyChoices} value={values.keys} />
      <SelectField
        name="truthful"
        label="WantAuthnRequestsSigned says"
        choices={truthChoices}
        value={values.truthful}
      />
      <Checkbox name="signed" label="Sign the metadata" checked={values.signed} hint="With the app's active key." />
      <Checkbox
        name="aggregate"
        label="Publish within an EntitiesDescriptor"
        checked={values.aggregate}
        hint="Beside other apps of the organisation."
      />
      <TextField
        name="validForSeconds"
        label="validUntil, in seconds from the fetch"
        hint="Negative: it has passed already. Left empty: none."
        value={values.validForSeconds}
        errors={errors}
      />
      <TextField
        name="cacheSeconds"
        label="cacheDuration, in seconds"
        hint="Left empty: none."
        value={values.cacheSeconds}
        errors={errors}
      />
    </Card>
  );
}

function page(visit: Visit, app: App, values: Values, errors?: FieldErrors): Answer {
  return show({
    title: 'Beyond Okta',
    place: 'Applications',
    above: { label: `${app.label}: Sign On`, href: paths.app(app.id, 'sign-on') },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.beyondOkta(app.id)} csrf={visit.csrf}>
        <ErrorSummary errors={errors} />
        <Card title="Messages">
          <SelectField
            name="preset"
            label="Where Okta and SAML differ"
            hint="Okta ignores NameIDPolicy, RequestedAuthnContext and unregistered endpoints of a request; SAML asks for an answer to each."
            choices={presetChoices}
            value={values.preset}
          />
          <SelectField
            name="nullAttributes"
            label="When a value is null"
            hint="Okta's documents do not say; both were seen."
            choices={nullChoices}
            value={values.nullAttributes}
          />
          <Checkbox
            name="encryptedNameId"
            label="Encrypt the NameID"
            checked={values.encryptedNameId}
            hint="An EncryptedID for the Encryption Certificate of the app."
          />
          {errors?.encryptedNameId !== undefined && <p class="error">{errors.encryptedNameId}</p>}
        </Card>
        <MetadataFields values={values} errors={errors} />
        <FormActions cancel={paths.app(app.id, 'sign-on')} submit="Save" />
      </Form>
    ),
  });
}

const appOf = (visit: Visit) => visit.services.org.applications.get(visit.param('app'));

/** Sign On > Beyond Okta > Edit. */
export async function beyondOkta(visit: Visit): Promise<Answer> {
  const app = await appOf(visit);
  return page(visit, app, valuesOf(app.settings.beyondOkta));
}

/** "Save". */
export async function saveBeyondOkta(visit: Visit): Promise<Answer> {
  const app = await appOf(visit);
  const values = readValues(visit.form);
  const errors = numberProblems(values);
  if (Object.keys(errors).length > 0) return page(visit, app, values, errors);
  try {
    await visit.services.org.applications.update(app.id, { beyondOkta: settingsOf(values) });
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const problems = error.problems.map((problem) => [problem.path.split('/').at(-1) ?? '', sentenceOf(problem)]);
    return page(visit, app, values, Object.fromEntries(problems));
  }
  return redirect(paths.app(app.id, 'sign-on'), 'Saved. The next message, and the next fetch of metadata, follow it.');
}
