import type { WaitingProps } from '../../http/index.ts';
import { PersonPage } from './person-page.tsx';

/** A situation that is staged keeps the person waiting; the page asks again by itself. */
export function WaitingPage({ props, stylesheetPath }: { props: WaitingProps; stylesheetPath: string }) {
  const [path, query = ''] = props.continueUrl.split('?');
  return (
    <PersonPage title="Waiting" organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <section class="card">
        <h1>Waiting</h1>
        <p>{props.sentence}</p>
        <p class="muted">
          A situation is staged for {props.appLabel}. This page asks again every few seconds; the request stays as it
          is.
        </p>
        <form method="get" action={path} class="actions">
          {[...new URLSearchParams(query)].map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          <button type="submit">Ask again now</button>
        </form>
      </section>
    </PersonPage>
  );
}
