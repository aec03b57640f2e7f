/** An app made of its service provider's metadata, which Okta lacks. */
import { bareCertificate, importSpMetadata, isRsaCertificate, type SpImport, sketchOf } from '../../../org/index.ts';
import { SpMetadataRefused } from '../../../saml/index.ts';
import {
  Card,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  FormActions,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { type Answer, redirect, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { draftOfApp } from '../../wizard/index.ts';

interface Values {
  metadata: string;
  entityId: string;
  certificate: string;
}

function page(visit: Visit, values: Values, errors?: FieldErrors): Answer {
  return show({
    title: 'Import SP metadata',
    place: 'Applications',
    above: { label: 'Applications', href: paths.applications },
    status: errors === undefined ? 200 : 400,
    body: (
      <Form action={paths.importMetadata} csrf={visit.csrf} upload>
        <ErrorSummary errors={errors} />
        <Card>
          <p class="lead">
            The wizard opens with what the metadata says: endpoints, Name ID format, certificates, logout. Nothing is
            stored before Finish.
          </p>
          <TextArea name="metadata" label="Metadata" rows={8} value={values.metadata} errors={errors} />
          <FileField
            name="file"
            label="or a file"
            accept=".xml,application/samlmetadata+xml,text/xml,application/xml"
            hint="Counts where the field above is empty."
          />
          <TextField
            name="entityId"
            label="entityID"
            hint="Which service provider, where the metadata holds several."
            value={values.entityId}
            errors={errors}
          />
          <TextArea
            name="certificate"
            label="Certificate of whoever signed the metadata"
            hint="PEM or base64. When given, metadata without a good signature is refused."
            rows={3}
            value={values.certificate}
            errors={errors}
          />
        </Card>
        <FormActions cancel={paths.applications} submit="Next" />
      </Form>
    ),
  });
}

/** The empty form. */
export const importForm = (visit: Visit): Answer => page(visit, { metadata: '', entityId: '', certificate: '' });

function refusal({ code, message, remedy, entityIds }: SpMetadataRefused): FieldErrors {
  if (code === 'metadata_signature') return { certificate: `${message} ${remedy}` };
  const offered = entityIds.length > 0 ? ` There: ${entityIds.slice(0, 20).join(', ')}` : '';
  return code === 'entity_ambiguous' || code === 'entity_unknown'
    ? { entityId: `${message} ${remedy}${offered}` }
    : { metadata: `${message} ${remedy}` };
}

function openWizard(visit: Visit, { label, signOn, notices }: SpImport): Answer {
  const draft = visit.drafts.open(visit.sessionId, draftOfApp(sketchOf({ label, signOn }, undefined)));
  const told = notices.map(({ message }) => message).join(' ');
  return redirect(
    paths.wizard(draft.id, 'general-settings'),
    `The metadata of ${signOn.audience} was read. Look the settings over, then finish. ${told}`.trim(),
  );
}

/** "Next". */
export async function importMetadata(visit: Visit): Promise<Answer> {
  const { form, now } = visit;
  const values = {
    metadata: form.text('metadata') || (form.file('file')?.toString('utf8').trim() ?? ''),
    entityId: form.text('entityId'),
    certificate: form.text('certificate'),
  };
  if (values.metadata === '') return page(visit, values, { metadata: 'Metadata: paste it, or choose a file' });
  if (values.certificate !== '' && !isRsaCertificate(values.certificate)) {
    return page(visit, values, { certificate: 'Certificate: an X.509 certificate of an RSA key, PEM or base64' });
  }
  try {
    const read = importSpMetadata(values.metadata, {
      now,
      ...(values.entityId !== '' && { entityId: values.entityId }),
      ...(values.certificate !== '' && { certificates: [bareCertificate(values.certificate)] }),
    });
    return openWizard(visit, read);
  } catch (error) {
    if (!(error instanceof SpMetadataRefused)) throw error;
    return page(visit, values, refusal(error));
  }
}
