import { Card, type FieldErrors } from '../components/index.ts';
import type { StatementRow } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';
import { attributeNameFormats } from './choices.ts';
import { RowFieldset, RowSelect, RowText } from './row.tsx';

const emptyRow: StatementRow = { name: '', format: attributeNameFormats[0]?.value ?? '', value: '' };

/** Name and expression, row by row; spare rows make "Add Another" a comfort rather than a need. */
export function AttributeStatements(props: {
  rows: readonly StatementRow[];
  spare: number;
  errors: FieldErrors | undefined;
}) {
  const spares = Array.from({ length: props.spare }, () => emptyRow);
  const error = props.errors?.statements;
  return (
    <Card title="Attribute Statements (optional)">
      <p class="lead">
        Values are expressions, such as <code>user.displayName</code> or <code>appuser.department</code>. Rows left
        empty are not sent.
      </p>
      <div id="statements" tabIndex={-1}>
        {error !== undefined && <p class="error">{error}</p>}
        {[...props.rows, ...spares].map((row, index) => (
          <RowFieldset legend={`Attribute statement ${index + 1}`} kind="statement" key={index}>
            <RowText name="statementName" index={index} label="Name" value={row.name} />
            <RowSelect
              name="statementFormat"
              index={index}
              label="Name format (optional)"
              choices={attributeNameFormats}
              value={row.format}
            />
            <RowText name="statementValue" index={index} label="Value" value={row.value} />
          </RowFieldset>
        ))}
      </div>
      <button type="submit" name="go" value="add-another" class="small" data-add-row="statement">
        Add Another
      </button>
    </Card>
  );
}

/** As typed, empty rows included. */
export function readStatements(form: Submitted): StatementRow[] {
  const formats = form.all('statementFormat');
  const expressions = form.all('statementValue');
  return form.all('statementName').map((name, index) => ({
    name,
    format: formats[index] ?? '',
    value: expressions[index] ?? '',
  }));
}
