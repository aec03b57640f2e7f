import { ErrorSummary, Form, Notice, PlainPage, TextField } from '../console/index.ts';
import type { SetPasswordProps } from '../http/index.ts';

function Done({ signIn }: Pick<SetPasswordProps, 'signIn'>) {
  return (
    <>
      <Notice kind="good">Your password was saved. It signs you in wherever a password applies.</Notice>
      <ul class="cards">
        {signIn.map(({ environment, href }) => (
          <li key={environment.key} class="card">
            <a class="button primary" href={href}>
              Sign in to {environment.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the link of an invitation opens. */
export function SetPasswordPage({ email, name, action, csrf, error, done, signIn }: SetPasswordProps) {
  return (
    <PlainPage title="Set your password">
      <div>
        <h1>Set your password</h1>
        <p class="muted">
          {name}, {email}
        </p>
      </div>
      {done ? (
        <Done signIn={signIn} />
      ) : (
        <>
          <ErrorSummary errors={error ? { password: error } : {}} />
          <section class="card" aria-label="Set your password">
            <Form action={action} csrf={csrf}>
              <TextField
                name="password"
                type="password"
                label="New password"
                error={error}
                autocomplete="new-password"
                required
              />
              <TextField
                name="repeat"
                type="password"
                label="Repeat the password"
                autocomplete="new-password"
                required
              />
              <button type="submit" class="primary">
                Set password
              </button>
            </Form>
          </section>
        </>
      )}
    </PlainPage>
  );
}
