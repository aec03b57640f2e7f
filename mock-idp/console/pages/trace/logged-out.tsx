import type { LogoutEmission } from '../../../trace/index.ts';
import { Facts } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { FaultsApplied } from './faults-applied.tsx';
import { Sent } from './sent.tsx';

/** Longer messages are attacks on parsers; nobody reads them. */
const longest = 100_000;
const capped = (xml: string) => (xml.length <= longest ? xml : `${xml.slice(0, longest)}…`);

/** The logout message that left, and where its answer stands. */
export function LoggedOut({ emission, answeredBy }: { emission: LogoutEmission; answeredBy: string | undefined }) {
  const { kind, message, faults, plainXml, xml, url } = emission;
  const raw = message.binding === 'HTTP-POST' ? message.fields.map(({ name, value }) => `${name}=${value}`) : [];
  const answer =
    answeredBy === undefined ? (
      'None yet'
    ) : (
      <a href={paths.exchange(answeredBy)}>LogoutResponse of the service provider</a>
    );
  return (
    <li>
      <h2>{kind}: identity provider → service provider</h2>
      <FaultsApplied faults={faults} unfit={emission.unfit ?? []} />
      <Facts
        rows={[
          ['Binding', message.binding],
          ['ID', <code key="id">{emission.messageId}</code>],
          ['RelayState', emission.relayState ?? 'Not sent'],
          ...(kind === 'LogoutRequest' ? [['Answer', answer] as const] : []),
        ]}
      />
      <Sent name={kind} plain={plainXml} sent={capped(xml)} />
      <details>
        <summary>Raw message</summary>
        <pre class="xml wrap">{[capped(url), ...raw.map(capped)].join('\n\n')}</pre>
      </details>
    </li>
  );
}
