import { Choice, type FieldErrors, TextArea, TextField } from '../components/index.ts';

/** The metadata question as typed; `has` is empty until it is answered. */
export interface MetadataTyped {
  has: 'yes' | 'no' | '';
  metadataUrl: string;
  ssoUrl: string;
  issuer: string;
  certificate: string;
}

export const unansweredMetadata: MetadataTyped = { has: '', metadataUrl: '', ssoUrl: '', issuer: '', certificate: '' };

function ManualFields({ typed, errors }: { typed: MetadataTyped; errors: FieldErrors }) {
  return (
    <div class="stack when-metadata-no">
      <h3>Provide your IdP information</h3>
      <TextField
        name="ssoUrl"
        label="Identity provider single sign-on URL"
        value={typed.ssoUrl}
        error={errors.ssoUrl}
      />
      <TextField name="issuer" label="Identity provider issuer" value={typed.issuer} error={errors.issuer} />
      <TextArea
        name="certificate"
        label="X.509 certificate"
        value={typed.certificate}
        error={errors.certificate}
        hint="PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----"
      />
    </div>
  );
}

/** "Do you have your identity provider metadata URL?", and the fields of the chosen answer only. */
export function MetadataQuestion({ typed, errors }: { typed: MetadataTyped; errors: FieldErrors }) {
  return (
    <>
      <fieldset id="has" tabIndex={-1}>
        <legend>Do you have your identity provider metadata URL?</legend>
        {errors.has && (
          <span class="field-error">
            <span aria-hidden="true">✕ </span>
            {errors.has}
          </span>
        )}
        <div class="choices">
          <Choice type="radio" id="metadata-yes" name="has" value="yes" label="Yes" checked={typed.has === 'yes'} />
          <Choice type="radio" id="metadata-no" name="has" value="no" label="No" checked={typed.has === 'no'} />
        </div>
      </fieldset>
      <TextField
        name="metadataUrl"
        class="when-metadata-yes"
        label="Provide your metadata URL"
        value={typed.metadataUrl}
        error={errors.metadataUrl}
        hint="It is fetched when you save; https, or http on this machine."
      />
      <ManualFields typed={typed} errors={errors} />
    </>
  );
}
