import { type FieldErrors, SelectField, TextField } from '../components/index.ts';
import { authnContextClasses, including, signedOrNot, yesOrNo } from './choices.ts';
import type { DraftValues } from './draft.ts';

const fields = ['responseSigned', 'assertionSigned', 'authnContextClassRef', 'honorForceAuthn', 'idpIssuer'];

/** Folded: Okta's defaults are what most apps want. Open where something in it was refused. */
export function AdvancedSettings({ values, errors }: { values: DraftValues; errors: FieldErrors | undefined }) {
  return (
    <details open={fields.some((field) => errors?.[field] !== undefined)}>
      <summary data-open-words="Hide Advanced Settings">Show Advanced Settings</summary>
      <SelectField
        name="responseSigned"
        label="Response"
        choices={signedOrNot}
        value={values.responseSigned ? 'signed' : 'unsigned'}
        errors={errors}
      />
      <SelectField
        name="assertionSigned"
        label="Assertion Signature"
        choices={signedOrNot}
        value={values.assertionSigned ? 'signed' : 'unsigned'}
        errors={errors}
      />
      <SelectField
        name="signatureAlgorithm"
        label="Signature Algorithm"
        hint="This identity provider signs with RSA-SHA256 only; a weaker algorithm is a fault to be armed."
        choices={[{ value: 'RSA_SHA256', label: 'RSA-SHA256' }]}
        value="RSA_SHA256"
      />
      <SelectField
        name="digestAlgorithm"
        label="Digest Algorithm"
        choices={[{ value: 'SHA256', label: 'SHA256' }]}
        value="SHA256"
      />
      <SelectField
        name="authnContextClassRef"
        label="Authentication context class"
        choices={including(authnContextClasses, values.authnContextClassRef)}
        value={values.authnContextClassRef}
        errors={errors}
      />
      <SelectField
        name="honorForceAuthn"
        label="Honor Force Authentication"
        choices={yesOrNo}
        value={values.honorForceAuthn ? 'yes' : 'no'}
        errors={errors}
      />
      <TextField name="idpIssuer" label="SAML Issuer ID" value={values.idpIssuer} errors={errors} />
    </details>
  );
}
