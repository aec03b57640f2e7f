import type { TracedFault } from '../../../trace/index.ts';
import { Notice } from '../../components/index.ts';
import { paths } from '../../paths.ts';

/** What has a page of its own is a link; what was made up on the spot is said to be. */
function NameOf({ fault: { kind, name } }: { fault: TracedFault }) {
  if (kind === 'ad-hoc') return <strong>{name} (ad-hoc: counts in no verdict)</strong>;
  return <a href={kind === 'situation' ? paths.situation(name) : paths.fault(name)}>{name}</a>;
}

function headingOf(faults: readonly TracedFault[]): string {
  if (faults.every(({ kind }) => kind === 'situation')) return 'Sent in a situation: valid all the same';
  return faults.length === 1 ? 'Sent with a fault' : `Sent with ${faults.length} faults`;
}

/** Says with which faults a message was sent, and which had waited for it in vain: nobody must take it for theirs. */
export function FaultsApplied({ faults, unfit = [] }: { faults: readonly TracedFault[]; unfit?: readonly string[] }) {
  return (
    <>
      {faults.length > 0 && <WentIn faults={faults} />}
      {unfit.length > 0 && (
        <Notice>
          <h3>{unfit.length === 1 ? 'A fault did not go in' : `${unfit.length} faults did not go in`}</h3>
          <p>
            {unfit.join(', ')}: nothing in this message that it could change. What is armed waits for one that fits.
          </p>
        </Notice>
      )}
    </>
  );
}

function WentIn({ faults }: { faults: readonly TracedFault[] }) {
  return (
    <Notice tone="warn">
      <h3>{headingOf(faults)}</h3>
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
