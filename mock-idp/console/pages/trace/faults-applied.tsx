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

/** Says with which faults a message was sent. */
export function FaultsApplied({ faults }: { faults: readonly TracedFault[] }) {
  if (faults.length === 0) return null;
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
