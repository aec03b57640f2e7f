import { OrgError } from '../../../org/index.ts';
import { situations } from '../../../situations/index.ts';
import type { Exchange } from '../../../trace/index.ts';
import { Card, Facts, Moment, Notice } from '../../components/index.ts';
import { type Answer, show, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';
import { XmlView } from '../../xml-view/index.ts';
import { ExchangeActions } from './actions.tsx';
import { Checks } from './checks.tsx';
import { Emitted } from './emitted.tsx';
import { LoggedOut } from './logged-out.tsx';
import { Outcome } from './outcome.tsx';
import { Published } from './published.tsx';

const arrivals: Readonly<Record<Exchange['kind'], string>> = {
  AuthnRequest: 'AuthnRequest: service provider → identity provider',
  'idp-initiated': 'IdP-initiated start: person → identity provider',
  LogoutRequest: 'LogoutRequest: service provider → identity provider',
  LogoutResponse: 'LogoutResponse: service provider → identity provider',
  'sign-out': 'Signing out: person → identity provider',
  metadata: 'Metadata: service provider → identity provider',
};

function Received({ exchange }: { exchange: Exchange }) {
  const { request, parameters } = exchange;
  const rows: (readonly [string, string | undefined])[] = [
    ['Binding', exchange.binding],
    ['ID', request?.id],
    ['Issuer', request?.issuer],
    ['Destination', request?.destination],
    ['AssertionConsumerServiceURL', request?.assertionConsumerServiceUrl],
    ['ForceAuthn', request === undefined ? undefined : String(request.forceAuthn)],
    ['RelayState', request?.relayState],
  ];
  const shown = rows.flatMap(([term, value]) => (value === undefined ? [] : [[term, value] as const]));
  return (
    <li>
      <h2>{arrivals[exchange.kind]}</h2>
      {shown.length > 0 && <Facts rows={shown} />}
      {exchange.xml !== undefined && <XmlView label={`${exchange.kind} as received`} xml={exchange.xml} />}
      {parameters !== undefined && Object.keys(parameters).length > 0 && (
        <details>
          <summary>Raw parameters</summary>
          <pre class="xml wrap">
            {Object.entries(parameters)
              .map(([name, value]) => `${name}=${value}`)
              .join('\n\n')}
          </pre>
        </details>
      )}
    </li>
  );
}

function Refused({ exchange }: { exchange: Exchange }) {
  const { refusal } = exchange;
  if (refusal === undefined) return null;
  return (
    <li>
      <h2>Refused: nothing was issued</h2>
      <Notice tone="bad">
        <p>{refusal.message}</p>
        <p>
          Check <code>{refusal.check}</code>, {refusal.clause}
        </p>
      </Notice>
    </li>
  );
}

function SituationOf({ name }: { name: string }) {
  const summary = situations.find((one) => one.name === name)?.summary;
  return (
    <>
      <a href={paths.situation(name)}>{name}</a>: {summary}
    </>
  );
}

/** One exchange as a sequence: what came, what was checked, what left. */
export function exchange(visit: Visit): Answer {
  const found = visit.services.trace.find(visit.param('exchange'));
  if (found === undefined) throw new OrgError('not_found', 'This exchange is not in the trace any more.');
  return show({
    title: `${found.app}: ${found.kind}`,
    place: 'Trace',
    above: { label: 'Trace', href: paths.trace },
    wide: true,
    action: (
      <>
        <Outcome exchange={found} />
        <ExchangeActions visit={visit} exchange={found} />
      </>
    ),
    body: (
      <>
        <Card>
          <Facts
            rows={[
              ['Time', <Moment key="at" at={found.at} now={visit.now} />],
              ['Service provider', found.app],
              ['Person', found.person ?? 'Nobody signed in'],
              ...(found.situation === undefined
                ? []
                : [['Situation', <SituationOf key="s" name={found.situation} />] as const]),
              ...(found.transaction === undefined
                ? []
                : [['Transaction', <code key="t">{found.transaction}</code>] as const]),
            ]}
          />
        </Card>
        <ol class="sequence">
          <Received exchange={found} />
          <Checks checks={found.checks} />
          <Refused exchange={found} />
          {found.emitted !== undefined && <Emitted emission={found.emitted} />}
          {found.logout !== undefined && <LoggedOut emission={found.logout} answeredBy={found.answeredBy} />}
          {found.published !== undefined && <Published publication={found.published} />}
        </ol>
      </>
    ),
  });
}
