import type { Asking } from '../../http/index.ts';
import { Facts } from '../components/index.ts';
import { XmlView } from '../xml-view/index.ts';

/** The question that waits, decoded. */
export function AskingFacts({ asking }: { asking: Asking }) {
  const rows: (readonly [string, string | undefined])[] = [
    ['App', asking.appLabel],
    ['Begun by', asking.requestId === undefined ? 'the identity provider: there is no AuthnRequest' : undefined],
    ['Binding', asking.binding],
    ['AuthnRequest ID', asking.requestId],
    ['Issuer', asking.issuer],
    ['AssertionConsumerServiceURL', asking.acsUrl],
    ['ForceAuthn', asking.forceAuthn === undefined ? undefined : String(asking.forceAuthn)],
    ['RelayState', asking.relayState],
  ];
  return (
    <>
      <Facts
        rows={rows.flatMap(([term, value]) =>
          value === undefined ? [] : [[term, <code key={term}>{value}</code>] as const],
        )}
      />
      {asking.xml !== undefined && <XmlView label="AuthnRequest as received" xml={asking.xml} />}
    </>
  );
}
