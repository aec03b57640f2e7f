import type { SetPasswordProps } from '../../http/index.ts';
import { Form, TextField } from '../components/index.ts';
import { PersonPage } from './person-page.tsx';
import { ProblemList } from './problem-list.tsx';
import { byField } from './problems.ts';

interface Words {
  title: string;
  heading?: string;
  first: string;
  second: string;
  button: string;
}

/** Okta's words for each of the three ways here. */
const words: Readonly<Record<SetPasswordProps['purpose'], Words>> = {
  activation: {
    title: 'Set up security methods',
    heading: 'Set up password',
    first: 'Enter password',
    second: 'Re-enter password',
    button: 'Next',
  },
  expired: {
    title: 'Your password has expired',
    first: 'New password',
    second: 'Re-enter password',
    button: 'Change Password',
  },
  recovery: {
    title: 'Reset your password',
    first: 'New password',
    second: 'Re-enter password',
    button: 'Reset Password',
  },
};

/** Where an activation link leads: the verification step that makes a person ACTIVE. */
export function SetPasswordPage({ props, stylesheetPath }: { props: SetPasswordProps; stylesheetPath: string }) {
  const errors = byField(props.problems);
  const { title, heading, first, second, button } = words[props.purpose];
  return (
    <PersonPage title={title} organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <Form action={props.action} csrf={props.csrf} class="card">
        <h1>{title}</h1>
        <p class="muted">
          {props.purpose === 'activation' && `Welcome, ${props.firstName}. `}Your username is{' '}
          <strong>{props.login}</strong>.
        </p>
        {heading !== undefined && <h2>{heading}</h2>}
        <p class="lead">Password requirements:</p>
        <ul>
          {props.requirements.map((requirement) => (
            <li key={requirement}>{requirement}</li>
          ))}
        </ul>
        <ProblemList problems={props.problems} />
        <input type="hidden" name="username" value={props.login} autocomplete="username" />
        <TextField name="password" type="password" label={first} autocomplete="new-password" errors={errors} />
        <TextField name="confirmPassword" type="password" label={second} autocomplete="new-password" errors={errors} />
        <button type="submit" class="primary">
          {button}
        </button>
      </Form>
    </PersonPage>
  );
}
