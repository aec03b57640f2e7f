import type { SetPasswordProps } from '../../http/index.ts';
import { Form, TextField } from '../components/index.ts';
import { PersonPage } from './person-page.tsx';
import { ProblemList } from './problem-list.tsx';
import { byField } from './problems.ts';

/** Where an activation link leads: the verification step that makes a person ACTIVE. */
export function SetPasswordPage({ props, stylesheetPath }: { props: SetPasswordProps; stylesheetPath: string }) {
  const errors = byField(props.problems);
  return (
    <PersonPage title="Set up security methods" organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <Form action={props.action} csrf={props.csrf} class="card">
        <h1>Set up security methods</h1>
        <p class="muted">
          Welcome, {props.firstName}. Your username is <strong>{props.login}</strong>.
        </p>
        <h2>Set up password</h2>
        <p class="lead">Password requirements:</p>
        <ul>
          {props.requirements.map((requirement) => (
            <li key={requirement}>{requirement}</li>
          ))}
        </ul>
        <ProblemList problems={props.problems} />
        <input type="hidden" name="username" value={props.login} autocomplete="username" />
        <TextField name="password" type="password" label="Enter password" autocomplete="new-password" errors={errors} />
        <TextField
          name="confirmPassword"
          type="password"
          label="Re-enter password"
          autocomplete="new-password"
          errors={errors}
        />
        <button type="submit" class="primary">
          Next
        </button>
      </Form>
    </PersonPage>
  );
}
