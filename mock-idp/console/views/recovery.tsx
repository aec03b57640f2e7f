import type { RecoveryProps } from '../../http/index.ts';
import { Form, TextField } from '../components/index.ts';
import { PersonPage } from './person-page.tsx';
import { ProblemList } from './problem-list.tsx';
import { byField } from './problems.ts';

interface Words {
  title: string;
  lead: string;
  send: string;
  instructions: string;
}

/** Okta's words, as its sign-in widget has them. */
const words: Readonly<Record<RecoveryProps['purpose'], Words>> = {
  password: {
    title: 'Reset your password',
    lead: 'You get a mail with a link to a new password.',
    send: 'Reset via Email',
    instructions: 'with instructions on resetting your password.',
  },
  unlock: {
    title: 'Unlock account',
    lead: 'You get a mail with a link that unlocks your account.',
    send: 'Send Email',
    instructions: 'with instructions on unlocking your account.',
  },
};

function Identify({ props }: { props: RecoveryProps }) {
  const { title, lead, send } = words[props.purpose];
  return (
    <Form action={props.action} csrf={props.csrf} class="card">
      <h1>{title}</h1>
      <p class="muted">{lead}</p>
      <ProblemList problems={props.problems} />
      {props.fromUri !== undefined && <input type="hidden" name="fromURI" value={props.fromUri} />}
      <TextField
        name="identifier"
        label="Email or username"
        value={props.identifier}
        autocomplete="username"
        autofocus={props.problems.length === 0}
        errors={byField(props.problems)}
      />
      <button type="submit" class="primary">
        {send}
      </button>
      <p class="actions">
        <a href={props.signInUrl}>Back to sign in</a>
      </p>
    </Form>
  );
}

function Sent({ props }: { props: RecoveryProps }) {
  return (
    <section class="card">
      <h1>Email sent!</h1>
      <p>
        Email has been sent to <strong>{props.identifier}</strong> {words[props.purpose].instructions}
      </p>
      <p class="muted">
        If nothing arrives, there may be no such account. No mail ever leaves this identity provider: it waits in the
        Outbox of the admin console.
      </p>
      <p class="actions">
        <a class="button" href={props.signInUrl}>
          Back to sign in
        </a>
      </p>
    </section>
  );
}

function Confirm({ props }: { props: RecoveryProps }) {
  return (
    <Form action={props.action} csrf={props.csrf} class="card">
      <h1>Unlock account</h1>
      <p>
        The account of <strong>{props.identifier}</strong> is locked. Its password stays as it is.
      </p>
      <button type="submit" class="primary">
        Unlock Account
      </button>
      <p class="actions">
        <a href={props.signInUrl}>Back to sign in</a>
      </p>
    </Form>
  );
}

function Done({ props }: { props: RecoveryProps }) {
  return (
    <section class="card">
      <h1>Account successfully unlocked!</h1>
      <p>You can log in using your existing username and password.</p>
      <p class="actions">
        <a class="button primary" href={props.signInUrl}>
          Back to sign in
        </a>
      </p>
    </section>
  );
}

const steps = { identify: Identify, sent: Sent, confirm: Confirm, done: Done };

/** What a person can do about a forgotten password or a locked account. */
export function RecoveryPage({ props, stylesheetPath }: { props: RecoveryProps; stylesheetPath: string }) {
  const Step = steps[props.step];
  return (
    <PersonPage title={words[props.purpose].title} organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <Step props={props} />
    </PersonPage>
  );
}
