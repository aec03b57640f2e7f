import type { ProviderSignatures } from '../../workspace/index.ts';
import { Choice, Form } from '../components/index.ts';

const labels: Readonly<Record<ProviderSignatures['required'], string>> = {
  either: 'Assertion or Response',
  assertion: 'Assertion',
  response: 'Response',
  both: 'Assertion and Response',
};

/** What may be asked of a Response, in the order of the page. */
export const requirements = ['either', 'assertion', 'response', 'both'] as const;

/** Signed requests, and which signatures a Response must have; they hold in every environment. */
export function Signatures(props: { action: string; csrf: string; signatures: ProviderSignatures }) {
  const { action, csrf, signatures } = props;
  return (
    <section class="card" aria-labelledby="signatures-title">
      <h2 id="signatures-title">Signatures</h2>
      <Form action={action} csrf={csrf}>
        <Choice
          id="sign-requests"
          name="signRequests"
          value="on"
          label="Sign authentication requests"
          checked={signatures.signRequests}
          hint="RSA-SHA256. Your IdP finds the certificate in the metadata of this service provider."
          toggle
        />
        <fieldset>
          <legend>Required signature</legend>
          {requirements.map((one) => (
            <Choice
              key={one}
              id={`required-${one}`}
              name="required"
              value={one}
              type="radio"
              label={labels[one]}
              checked={signatures.required === one}
            />
          ))}
        </fieldset>
        <div class="actions">
          <button type="submit">Save signatures</button>
        </div>
      </Form>
    </section>
  );
}
