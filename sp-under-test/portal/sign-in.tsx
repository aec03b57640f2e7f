import { ErrorSummary, Form, PlainPage, TextField } from '../console/index.ts';
import type { SignInProps } from '../http/index.ts';

/** E-mail first: it decides between the identity provider and a password. */
function EmailStep({ email, error }: SignInProps) {
  return (
    <>
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
      <button type="submit" class="primary">
        Next
      </button>
    </>
  );
}

function PasswordStep({ email, error, ssoHref }: SignInProps) {
  return (
    <>
      <p>
        Signing in as <strong>{email}</strong>
      </p>
      <input type="hidden" name="email" value={email} />
      <TextField
        name="password"
        type="password"
        label="Password"
        error={error}
        autocomplete="current-password"
        autofocus={!error}
        required
      />
      <button type="submit" class="primary">
        Sign in
      </button>
      {ssoHref && <a href={ssoHref}>Sign in with single sign-on instead</a>}
    </>
  );
}

/** Sign-in of an end user, one question a page. */
export function SignInPage(props: SignInProps) {
  const { environment, productName, step, action, csrf, hidden, error } = props;
  return (
    <PlainPage title={`Sign in to ${productName}`}>
      <div>
        <h1>Sign in to {productName}</h1>
        <p class="muted">Environment {environment.name}</p>
      </div>
      <ErrorSummary errors={error ? { [step]: error } : {}} />
      <section class="card" aria-label="Sign in">
        <Form action={action} csrf={csrf}>
          {hidden.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {step === 'email' ? <EmailStep {...props} /> : <PasswordStep {...props} />}
        </Form>
      </section>
      <p class="small">
        <a href="/">Choose another environment</a>
      </p>
    </PlainPage>
  );
}
