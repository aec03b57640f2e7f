import type { ComponentChildren } from 'preact';
import type { Emission, TracedFault } from '../../../trace/index.ts';
import { Facts, Notice } from '../../components/index.ts';
import { paths } from '../../paths.ts';
import { XmlDifference, XmlView } from '../../xml-view/index.ts';

/** What has a page of its own is a link; what was made up on the spot is said to be. */
function NameOf({ fault: { kind, name } }: { fault: TracedFault }) {
  if (kind === 'ad-hoc') return <strong>{name} (ad-hoc: counts in no verdict)</strong>;
  return <a href={kind === 'situation' ? paths.situation(name) : paths.fault(name)}>{name}</a>;
}

/** The faults that went in, each with the way to its page. */
export function FaultsApplied({ faults }: { faults: readonly TracedFault[] }) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="warn">
      <h3>Sent with {faults.length === 1 ? 'a fault' : `${faults.length} faults`}</h3>
      {faults.map((fault) => (
        <p key={fault.name}>
          <NameOf fault={fault} /> at point <code>{fault.point}</code>: {fault.summary} ({fault.clause})
          {Object.entries(fault.parameters).map(([name, value]) => (
            <span key={name}>
              {' '}
              <code>
                {name}={value}
              </code>
            </span>
          ))}
        </p>
      ))}
    </Notice>
  );
}

function sealInWords({ plan }: Emission): string {
  const { signAssertion, signResponse, keyId } = plan.sealing;
  if (!signAssertion && !signResponse) return 'Nothing is signed';
  const what = signAssertion && signResponse ? 'Assertion and Response' : signAssertion ? 'Assertion' : 'Response';
  return `${what} signed, RSA-SHA256, key ${keyId}`;
}

function rows(emission: Emission): readonly (readonly [string, ComponentChildren])[] {
  const { plan } = emission;
  const window = plan.assertion?.conditions;
  const [from, until] = [window?.notBefore, window?.notOnOrAfter];
  return [
    ['Assertion consumer service', emission.acsUrl],
    ['Status', plan.status.code],
    ['NameID', plan.assertion?.subject.nameId.value ?? 'No assertion'],
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
  const faulted = emission.xml !== emission.plainXml;
  return (
    <li>
      <h2>Response: identity provider → service provider</h2>
      <FaultsApplied faults={emission.faults} />
      <Facts rows={rows(emission)} />
      {faulted && (
        <>
          <p class="muted">
            Lines with + were sent, lines with - are of the plain message. Digest and signature values that only follow
            from the change are not coloured.
          </p>
          <XmlDifference
            label="Response, marked against the plain message"
            plain={emission.plainXml}
            sent={emission.xml}
          />
        </>
      )}
      {!faulted && <XmlView label="Response as sent" xml={emission.xml} />}
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
