import { Checkbox, type FieldErrors, SelectField, TextArea, TextField } from '../components/index.ts';
import type { DraftValues } from '../draft.ts';
import {
  authnContextClasses,
  digestAlgorithms,
  encryptedOrNot,
  encryptionAlgorithms,
  including,
  keyTransportAlgorithms,
  logoutBindings,
  signatureAlgorithms,
  signedOrNot,
  yesOrNo,
} from './choices.ts';
import { RequestableUrls } from './requestable-urls.tsx';
import { SessionLifetime } from './session-lifetime.tsx';

const fields = [
  'responseSigned',
  'assertionSigned',
  'encryptionCertificate',
  'spCertificate',
  'logoutUrl',
  'sloIssuer',
  'logoutRequestUrl',
  'authnContextClassRef',
  'honorForceAuthn',
  'idpIssuer',
  'acsEndpoints',
  'lifetime',
];

interface SectionProps {
  values: DraftValues;
  errors: FieldErrors | undefined;
}

function Signing({ values, errors }: SectionProps) {
  return (
    <>
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
        choices={signatureAlgorithms}
        value={values.signatureAlgorithm}
      />
      <SelectField
        name="digestAlgorithm"
        label="Digest Algorithm"
        choices={digestAlgorithms}
        value={values.digestAlgorithm}
      />
    </>
  );
}

function Encryption({ values, errors }: SectionProps) {
  return (
    <div class="encryption-group">
      <SelectField
        name="assertionEncryption"
        label="Assertion Encryption"
        choices={encryptedOrNot}
        value={values.encrypted ? 'encrypted' : 'unencrypted'}
      />
      <div class="encryption-fields">
        <SelectField
          name="encryptionAlgorithm"
          label="Encryption Algorithm"
          choices={encryptionAlgorithms}
          value={values.encryptionAlgorithm}
        />
        <SelectField
          name="keyTransportAlgorithm"
          label="Key Transport Algorithm"
          choices={keyTransportAlgorithms}
          value={values.keyTransportAlgorithm}
        />
        <TextArea
          name="encryptionCertificate"
          label="Encryption Certificate"
          hint="PEM or base64 of the application's certificate; several encrypt for several recipients."
          value={values.encryptionCertificate}
          errors={errors}
          certificate
        />
      </div>
    </div>
  );
}

function Logout({ values, errors }: SectionProps) {
  return (
    <>
      <Checkbox
        name="sloEnabled"
        label="Allow application to initiate Single Logout"
        checked={values.sloEnabled}
        hint="Enable Single Logout: needs the Signature Certificate."
      />
      <TextField
        name="logoutUrl"
        label="Single Logout URL"
        hint="Where a LogoutResponse is posted."
        value={values.logoutUrl}
        errors={errors}
      />
      <TextField name="sloIssuer" label="SP Issuer" value={values.sloIssuer} errors={errors} />
      <Checkbox
        name="participateSlo"
        label="User logs out of other logout-initiating apps or Okta"
        checked={values.participateSlo}
        hint="SLO participation: the application is sent a LogoutRequest when the person signs out here."
      />
      <TextField name="logoutRequestUrl" label="Logout request URL" value={values.logoutRequestUrl} errors={errors} />
      <SelectField name="logoutBinding" label="Request binding" choices={logoutBindings} value={values.logoutBinding} />
    </>
  );
}

/** What the application signs is verified with its certificate, so nothing of that can be switched on without one. */
function SignatureCertificate({ values, errors }: SectionProps) {
  return (
    <div class="certificate-group">
      <TextArea
        name="spCertificate"
        label="Signature Certificate"
        hint="PEM or base64. Verifies what the application signs: its AuthnRequests and LogoutRequests."
        value={values.spCertificate}
        errors={errors}
        certificate
      />
      <div class="needs-certificate">
        <Checkbox
          name="signedRequests"
          label="Validate SAML requests with signature certificates"
          checked={values.signedRequests}
          hint="Signed Requests: the endpoint is then taken from the request, which must carry a NameIDPolicy."
        />
        <Logout values={values} errors={errors} />
      </div>
    </div>
  );
}

/** Folded: Okta's defaults are what most apps want. Open where something in it was refused. */
export function AdvancedSettings({ values, errors }: SectionProps) {
  return (
    <details open={fields.some((field) => errors?.[field] !== undefined)}>
      <summary data-open-words="Hide Advanced Settings">Show Advanced Settings</summary>
      <Signing values={values} errors={errors} />
      <Encryption values={values} errors={errors} />
      <SignatureCertificate values={values} errors={errors} />
      <RequestableUrls rows={values.acsEndpoints} errors={errors} />
      <SelectField
        name="inlineHook"
        label="Assertion Inline Hook"
        hint="No hook is registered in this organisation."
        choices={[{ value: '', label: 'None (disabled)' }]}
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
      <SessionLifetime values={values} errors={errors} />
    </details>
  );
}
