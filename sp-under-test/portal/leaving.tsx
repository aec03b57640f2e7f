import { PlainPage, renderPage } from '../console/index.ts';
import { type LeavingProps, submitScriptHref } from '../http/index.ts';

/** Carries a logout message to the identity provider; without script the person presses the button. */
export function leavingPage({ action, fields }: LeavingProps): string {
  return renderPage(
    <PlainPage title="Signing out" scriptHref={submitScriptHref}>
      <h1>Signing out</h1>
      <p>You are signed out here. Your identity provider is being told.</p>
      <form id="leaving" method="post" action={action}>
        {fields.map((field) => (
          <input key={field.name} type="hidden" name={field.name} value={field.value} />
        ))}
        <div class="actions">
          <button type="submit" class="primary">
            Continue
          </button>
        </div>
      </form>
    </PlainPage>,
  );
}
