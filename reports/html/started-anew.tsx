import type { ConformanceReport } from '../conformance/index.ts';

/** How often the SP had to be started anew in this run, after which cases, and why. */
export function StartedAnew({ report: { restarts } }: { report: ConformanceReport }) {
  if (restarts.length === 0) return null;
  return (
    <details class="card" open>
      <summary>
        <strong>
          The SP was started anew {restarts.length === 1 ? 'once' : `${restarts.length} times`} in this run
        </strong>
        <span class="muted">what stood in its memory was lost each time</span>
      </summary>
      {/* One above the other: a column beside the reasons is too narrow for a dozen cases. */}
      <dl class="stacked">
        {restarts.map(({ after, because }) => [
          <dt>
            {after.length === 1 ? 'After' : `After one of ${after.length} cases:`} {after.join(', ')}
          </dt>,
          <dd>{because}</dd>,
        ])}
      </dl>
    </details>
  );
}
