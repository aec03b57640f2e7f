import type { App } from '../../../org/index.ts';
import { Table } from '../../components/index.ts';
import { attributeNameFormats, groupFilters, labelOf } from '../../wizard/index.ts';

/** The statements of the wizard: expressions, and groups by filter. */
export function StatementTable({ app }: { app: App }) {
  const statements = app.settings.signOn.attributeStatements;
  if (statements.length === 0) return <p class="muted">No statements: nothing but the NameID is sent.</p>;
  return (
    <Table
      caption="Attribute Statements"
      columns={[{ label: 'Name' }, { label: 'Name format' }, { label: 'Value' }]}
      rows={statements.map((statement) => ({
        key: statement.name,
        cells: [
          statement.name,
          labelOf(attributeNameFormats, statement.namespace),
          statement.type === 'GROUP' ? (
            <span key="value">
              Groups: {labelOf(groupFilters, statement.filterType ?? '')} <code>{statement.filterValue}</code>
            </span>
          ) : (
            <code key="value">{statement.values.join(', ')}</code>
          ),
        ],
      }))}
    />
  );
}
