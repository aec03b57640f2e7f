import type { TracedCheck } from '../../../trace/index.ts';
import { Status, Table } from '../../components/index.ts';

/** What was checked before anything was issued, in order. */
export function Checks({ checks }: { checks: readonly TracedCheck[] }) {
  if (checks.length === 0) return null;
  const failed = checks.filter(({ ok }) => !ok).length;
  return (
    <li>
      <h2>Checked</h2>
      <details open={failed > 0}>
        <summary>
          {checks.length} checks, {failed === 0 ? 'all passed' : `${failed} failed`}
        </summary>
        <Table
          caption="Checks"
          columns={[{ label: 'Check' }, { label: 'Clause' }, { label: 'Result' }]}
          rows={checks.map(({ check, clause, ok, warning }) => ({
            key: check,
            cells: [
              check,
              clause,
              <Status key="result" tone={!ok ? 'bad' : warning === undefined ? 'good' : 'warn'}>
                {ok ? (warning ?? 'Passed') : 'Failed'}
              </Status>,
            ],
          }))}
        />
      </details>
    </li>
  );
}
