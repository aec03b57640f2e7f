import type { HeldProps } from '../../http/index.ts';
import { PersonPage } from './person-page.tsx';

/** While a verdict is read, a new sign-in must not succeed behind its back. */
export function HeldPage({ props, stylesheetPath }: { props: HeldProps; stylesheetPath: string }) {
  return (
    <PersonPage title="Sign-in held" organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <section class="card">
        <h1>Sign-in held</h1>
        <p>
          {props.appLabel} asked for a sign-in while transaction <code>{props.key}</code> is held. The request was
          counted and nothing was issued.
        </p>
      </section>
    </PersonPage>
  );
}
