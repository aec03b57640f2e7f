import type { ComponentChildren } from 'preact';

export interface Column {
  label: string;
  /** Actions stand at the end; their heading is for screen readers only. */
  end?: boolean;
}

/**
 * Rows under a sticky head; the first cell names the row. Nothing scrolls sideways: where it is narrow each row becomes
 * a block, and each cell says under which heading it stood.
 */
export function Table(props: {
  caption: string;
  columns: readonly Column[];
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
}) {
  return (
    <div class="table">
      <table>
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" key={column.label} class={column.end === true ? 'end' : undefined}>
                {column.end === true ? <span class="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const column = props.columns[index];
                if (index === 0) {
                  return (
                    <th scope="row" key={column?.label}>
                      {cell}
                    </th>
                  );
                }
                return (
                  <td
                    key={column?.label}
                    class={column?.end === true ? 'end' : undefined}
                    data-label={column?.end === true ? undefined : column?.label}
                  >
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
