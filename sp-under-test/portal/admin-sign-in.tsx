import { ErrorSummary, Form, PlainPage, TextField } from '../console/index.ts';
import type { AdminForbiddenProps, AdminSignInProps } from '../http/index.ts';

/** The door of Workspace admin. */
export function AdminSignInPage({ action, csrf, email, next, error }: AdminSignInProps) {
  return (
    <PlainPage title="Sign in · Workspace admin" aside={<a href="/">End users sign in here</a>}>
      <div>
        <h1>Sign in</h1>
        <p class="muted">Workspace admin, for administrators of this workspace.</p>
      </div>
      <ErrorSummary errors={error ? { email: error } : {}} />
      <section class="card" aria-label="Sign in">
        <Form action={action} csrf={csrf}>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            type="email"
            label="Email address"
            value={email}
            error={error}
            autocomplete="username"
            autofocus={!error}
            required
          />
          <TextField name="password" type="password" label="Password" autocomplete="current-password" required />
          <button type="submit" class="primary">
            Sign in
          </button>
        </Form>
      </section>
    </PlainPage>
  );
}

/** Somebody is signed in, but is no administrator. */
export function AdminForbiddenPage({ signedInAs, homeHref }: AdminForbiddenProps) {
  return (
    <PlainPage title="Not for end users">
      <h1>Workspace admin is not open to you</h1>
      <p>
        You are signed in as {signedInAs}. Only administrators of this workspace can open Workspace admin; if you are
        one, sign out first.
      </p>
      <div class="actions">
        <a class="button" href={homeHref}>
          Back to your products
        </a>
      </div>
    </PlainPage>
  );
}
