import type { RefusedProps } from '../../http/index.ts';
import { Facts } from '../components/index.ts';
import { PersonPage } from './person-page.tsx';

function ForEngineers({ engineer }: { engineer: NonNullable<RefusedProps['engineer']> }) {
  const rows: (readonly [string, string | undefined])[] = [
    ['Check', engineer.check],
    ['Clause', engineer.clause],
    ['Why', engineer.message],
    ['AuthnRequest ID', engineer.requestId],
  ];
  return (
    <details class="card">
      <summary>For engineers</summary>
      <Facts rows={rows.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const]))} />
      {engineer.traceUrl !== undefined && (
        <p class="actions">
          <a href={engineer.traceUrl}>Open this exchange in the trace</a>
        </p>
      )}
    </details>
  );
}

/** No Response was issued: Okta's words for the person, one folded line for engineers. */
export function RefusedPage({ props, stylesheetPath }: { props: RefusedProps; stylesheetPath: string }) {
  return (
    <PersonPage title={props.title} organisation={props.organisation} stylesheetPath={stylesheetPath}>
      <section class="card">
        <h1>{props.title}</h1>
        <p>{props.description}</p>
        <p class="actions">
          <a class="button" href={props.homeUrl}>
            Go to Homepage
          </a>
        </p>
      </section>
      {props.engineer !== undefined && <ForEngineers engineer={props.engineer} />}
    </PersonPage>
  );
}
