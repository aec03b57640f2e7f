import type { ComponentChildren } from 'preact';
import type { Emission } from '../../../trace/index.ts';
import { Facts } from '../../components/index.ts';
import { FaultsApplied } from './faults-applied.tsx';
import { Sent } from './sent.tsx';

function sealInWords({ plainXml, plan }: Emission): string {
  const { encryption, keyId, signAssertion, signResponse } = plan.sealing;
  if (!signAssertion && !signResponse) return 'Nothing is signed';
  const what = signAssertion && signResponse ? 'Assertion and Response' : signAssertion ? 'Assertion' : 'Response';
  const method = /SignatureMethod Algorithm="[^"]*#([^"]+)"/.exec(plainXml)?.[1];
  // A signature of the Assertion alone is not to be seen once it is encrypted.
  const how = method === undefined ? '' : `, ${method}`;
  return `${what} signed${how}, key ${keyId}${encryption === undefined ? '' : '; Assertion encrypted'}`;
}

function rows(emission: Emission): readonly (readonly [string, ComponentChildren])[] {
  const { plan } = emission;
  const window = plan.assertion?.conditions;
  const [from, until] = [window?.notBefore, window?.notOnOrAfter];
  return [
    ['Assertion consumer service', emission.acsUrl],
    ['Planned status', plan.status.code],
    ['Planned NameID', plan.assertion?.subject.nameId.value ?? 'No assertion'],
    ['Planned seal', sealInWords(emission)],
    ...(from !== undefined && until !== undefined
      ? [['Planned time window', `${from.toISOString()} until ${until.toISOString()}`] as const]
      : []),
    ['RelayState', emission.relayState === undefined ? 'Not sent' : emission.relayState || 'Sent empty'],
    ['Response ID', <code key="id">{emission.responseId}</code>],
  ];
}

/** The Response that left, against what it would have been without faults. */
export function Emitted({ emission }: { emission: Emission }) {
  return (
    <li>
      <h2>Response: identity provider → service provider</h2>
      <FaultsApplied faults={emission.faults} unfit={emission.unfit ?? []} />
      <Facts rows={rows(emission)} />
      <Sent name="Response" plain={emission.plainXml} sent={emission.xml} />
      <details>
        <summary>Raw form</summary>
        <pre class="xml wrap">
          {`${emission.message.method} ${emission.message.action}\n\n`}
          {emission.message.fields.map(({ name, value }) => `${name}=${value}`).join('\n\n')}
        </pre>
      </details>
    </li>
  );
}
