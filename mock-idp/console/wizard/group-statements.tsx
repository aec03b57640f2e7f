import { Card } from '../components/index.ts';
import type { GroupStatementRow } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';
import { attributeNameFormats, groupFilters } from './choices.ts';
import { RowFieldset, RowSelect, RowText } from './row.tsx';

const emptyRow: GroupStatementRow = {
  name: '',
  format: attributeNameFormats[0]?.value ?? '',
  filter: 'STARTS_WITH',
  value: '',
};

/** Which of a person's groups are sent, by their names. */
export function GroupStatements({ rows, spare }: { rows: readonly GroupStatementRow[]; spare: number }) {
  const spares = Array.from({ length: spare }, () => emptyRow);
  return (
    <Card title="Group Attribute Statements (optional)">
      <p class="lead">
        Every group of the person whose name passes the filter becomes a value. The regular expression <code>.*</code>{' '}
        lets all pass, Everyone among them.
      </p>
      {[...rows, ...spares].map((row, index) => (
        <RowFieldset legend={`Group attribute statement ${index + 1}`} kind="group-statement" key={index}>
          <RowText name="groupStatementName" index={index} label="Name" value={row.name} />
          <RowSelect
            name="groupStatementFormat"
            index={index}
            label="Name format (optional)"
            choices={attributeNameFormats}
            value={row.format}
          />
          <RowSelect
            name="groupStatementFilter"
            index={index}
            label="Filter"
            choices={groupFilters}
            value={row.filter}
          />
          <RowText name="groupStatementValue" index={index} label="Filter value" value={row.value} />
        </RowFieldset>
      ))}
      <button type="submit" name="go" value="add-another-group" class="small" data-add-row="group-statement">
        Add Another<span class="visually-hidden"> group attribute statement</span>
      </button>
    </Card>
  );
}

/** As typed, empty rows included. */
export function readGroupStatements(form: Submitted): GroupStatementRow[] {
  const formats = form.all('groupStatementFormat');
  const filters = form.all('groupStatementFilter');
  const values = form.all('groupStatementValue');
  return form.all('groupStatementName').map((name, index) => ({
    name,
    format: formats[index] ?? '',
    filter: groupFilters.find(({ value }) => value === filters[index])?.value ?? 'STARTS_WITH',
    value: values[index] ?? '',
  }));
}
