import { Card, type FieldErrors } from '../components/index.ts';
import { attributeNameFormats, including } from './choices.ts';
import type { StatementRow } from './draft.ts';

const emptyRow: StatementRow = { name: '', format: attributeNameFormats[0]?.value ?? '', value: '' };

function Row({ row, index }: { row: StatementRow; index: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div class="statement" role="group" aria-label={`Attribute statement ${index + 1}`} data-row="statement">
      <div>
        <label for={`statementName-${index}`}>Name</label>
        <input type="text" id={`statementName-${index}`} name="statementName" value={row.name} autocomplete="off" />
      </div>
      <div>
        <label for={`statementFormat-${index}`}>Name format (optional)</label>
        <select id={`statementFormat-${index}`} name="statementFormat">
          {including(attributeNameFormats, row.format).map((choice) => (
            <option key={choice.value} value={choice.value} selected={choice.value === row.format}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for={`statementValue-${index}`}>Value</label>
        <input type="text" id={`statementValue-${index}`} name="statementValue" value={row.value} autocomplete="off" />
      </div>
    </div>
  );
}

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
          <Row row={row} index={index} key={index} />
        ))}
      </div>
      <button type="submit" name="go" value="add-another" class="small" data-add-row="statement">
        Add Another
      </button>
    </Card>
  );
}
