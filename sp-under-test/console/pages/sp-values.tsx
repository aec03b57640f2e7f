import type { SpValues } from '../../workspace/index.ts';
import { CopyField } from '../components/index.ts';

/** The two values for the IdP, under their labels. */
export function SpValueFields({ values }: { values: SpValues }) {
  return (
    <>
      <CopyField id="sp-acs-url" label="Specify Single sign-on URL" value={values.acsUrl} />
      <CopyField id="sp-entity-id" label="Service provider (SP) entity ID" value={values.entityId} />
    </>
  );
}

/** What an IdP administrator has to do, as plain text that can be sent. */
export function checklistText(name: string, values: SpValues, groupAttribute: string): string {
  return [
    `Set up SAML 2.0 for "${name}"`,
    '',
    `[ ] Single sign-on URL: ${values.acsUrl}`,
    '[ ] Use the same URL as Recipient and as Destination',
    `[ ] Audience URI (SP Entity ID): ${values.entityId}`,
    '[ ] Name ID format: EmailAddress, the value is the e-mail address of the person',
    '[ ] Attribute statement: workato_end_user_name = user.displayName',
    `[ ] Attribute statement: ${groupAttribute} = appuser.${groupAttribute}`,
    '[ ] Sign the assertion with RSA-SHA256',
    '[ ] Assign the people who may sign in to the app',
    '[ ] Send back the metadata URL (or: single sign-on URL, issuer, X.509 certificate)',
  ].join('\n');
}

/** The same as a folded checklist for a colleague. */
export function SendChecklist({ text, name }: { text: string; name: string }) {
  const subject = encodeURIComponent(`SAML set-up: ${name}`);
  return (
    <details>
      <summary>Checklist for the administrator of your IdP</summary>
      <div class="stack">
        <pre id="checklist">{text}</pre>
        <div class="actions">
          <button type="button" data-copy="checklist" data-status="checklist-status" aria-label="Copy checklist" hidden>
            Copy
          </button>
          <a class="button" href={`mailto:?subject=${subject}&body=${encodeURIComponent(text)}`}>
            Send by e-mail
          </a>
          <span class="hint" role="status" id="checklist-status" />
        </div>
      </div>
    </details>
  );
}
