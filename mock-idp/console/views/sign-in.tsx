import type { Asking, SignInProps } from '../../http/index.ts';
import { Checkbox, Form, Notice, TextField } from '../components/index.ts';
import { AskingFacts } from './asking.tsx';
import { PersonPage } from './person-page.tsx';
import { ProblemList } from './problem-list.tsx';
import { byField } from './problems.ts';

function Laboratory({ asking, url }: { asking: Asking; url: string }) {
  const [path, query = ''] = url.split('?');
  return (
    <details class="card">
      <summary>Laboratory: who is asking</summary>
      <AskingFacts asking={asking} />
      <form method="get" action={path} class="actions">
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
        <button type="submit">Open the laboratory</button>
      </form>
    </details>
  );
}

function Help({ props }: { props: SignInProps }) {
  return (
    <details class="help">
      <summary>Need help signing in?</summary>
      <ul>
        <li>
          <a href={props.help.forgotPasswordUrl}>Forgot password?</a>
        </li>
        <li>
          <a href={props.help.unlockAccountUrl}>Unlock account?</a>
        </li>
      </ul>
    </details>
  );
}

function IdentifierStep({ props }: { props: SignInProps }) {
  const errors = byField(props.problems);
  return (
    <>
      <h1>Sign In</h1>
      <ProblemList problems={props.problems} />
      <TextField
        name="identifier"
        label="Username"
        value={props.identifier}
        autocomplete="username"
        autofocus={props.problems.length === 0}
        errors={errors}
      />
      <Checkbox name="rememberMe" label="Keep me signed in" checked={props.rememberMe} />
      <button type="submit" class="primary">
        Next
      </button>
      <Help props={props} />
    </>
  );
}

function PasswordStep({ props }: { props: SignInProps }) {
  const errors = byField(props.problems);
  const separator = props.action.includes('?') ? '&' : '?';
  const back =
    props.fromUri === undefined
      ? props.action
      : `${props.action}${separator}fromURI=${encodeURIComponent(props.fromUri)}`;
  return (
    <>
      <h1>Verify with your password</h1>
      <p class="muted">{props.identifier}</p>
      <ProblemList problems={props.problems} />
      <input type="hidden" name="identifier" value={props.identifier} />
      {props.rememberMe && <input type="hidden" name="rememberMe" value="on" />}
      <TextField
        name="password"
        type="password"
        label="Password"
        autocomplete="current-password"
        autofocus={props.problems.length === 0}
        errors={errors}
      />
      <button type="submit" class="primary">
        Verify
      </button>
      <Help props={props} />
      <p class="actions">
        <a href={back}>Back to sign in</a>
      </p>
    </>
  );
}

/** Identifier first, then the password. */
export function SignInPage({ props, stylesheetPath }: { props: SignInProps; stylesheetPath: string }) {
  const title = props.step === 'identifier' ? 'Sign In' : 'Verify with your password';
  return (
    <PersonPage title={title} organisation={props.organisation} stylesheetPath={stylesheetPath}>
      {props.notice !== undefined && <Notice tone="good">{props.notice}</Notice>}
      <Form action={props.action} csrf={props.csrf} class="card">
        <input type="hidden" name="step" value={props.step} />
        {props.fromUri !== undefined && <input type="hidden" name="fromURI" value={props.fromUri} />}
        {props.step === 'identifier' ? <IdentifierStep props={props} /> : <PasswordStep props={props} />}
      </Form>
      {props.asking !== undefined && props.laboratoryUrl !== undefined && (
        <Laboratory asking={props.asking} url={props.laboratoryUrl} />
      )}
    </PersonPage>
  );
}
