import type { ConformanceReport, DocumentReport } from '../conformance/index.ts';
import { type Picture, pictureId } from './picture.ts';

interface DocumentsProps {
  report: ConformanceReport;
  pictures: ReadonlyMap<string, readonly Picture[]>;
}

/** The matrix: what the documents say, which scenarios show it, their verdicts, and a picture of the step. */
export function Documents({ pictures, report }: DocumentsProps) {
  const sources = [...new Set(report.documents.map((entry) => entry.source))];
  if (sources.length === 0) return null;
  return (
    <section>
      <h2>Documented steps</h2>
      {sources.map((source) => {
        const entries = report.documents.filter((entry) => entry.source === source);
        const held = entries.filter(({ status }) => status === 'pass').length;
        return (
          <details class="card">
            <summary>
              <strong>{source}</strong>
              <span class="muted">
                {held} of {entries.length} held
              </span>
            </summary>
            <table class="steps">
              <thead>
                <tr>
                  <th scope="col">Step</th>
                  <th scope="col">What it says</th>
                  <th scope="col">Scenarios</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <Row entry={entry} report={report} pictures={pictures} />
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </section>
  );
}

const statusNames = { pass: '✓ pass', fail: '✗ fail', incomplete: '? incomplete', 'not-run': '– not run' } as const;

function Row({ entry, pictures, report }: DocumentsProps & { entry: DocumentReport }) {
  const shown = report.scenarios.filter(({ id }) => entry.scenarios.includes(id));
  const picture = pictureOf(entry, pictures);
  return (
    <tr id={entry.id}>
      <th scope="row">
        {entry.id} <span class={`badge ${entry.status}`}>{statusNames[entry.status]}</span>
      </th>
      <td>
        {entry.text}
        {entry.label === null ? null : <div class="muted">{entry.label}</div>}
        {picture === undefined ? null : <a href={`#${picture}`}>Screenshot</a>}
      </td>
      <td>
        {entry.excuse === null ? null : <span class="muted">{entry.excuse}</span>}
        {shown.map(({ id, name, verdict }) => (
          <div>
            <a href={`#${id}`}>{name}</a> <span class="muted">{verdict}</span>
          </div>
        ))}
      </td>
    </tr>
  );
}

/** The picture whose step names the label; pictures are shown once, with their scenario. */
function pictureOf({ label, scenarios }: DocumentReport, pictures: DocumentsProps['pictures']): string | undefined {
  if (label === null) return undefined;
  for (const id of scenarios) {
    const index = (pictures.get(id) ?? []).findIndex(({ caption }) => caption.includes(label));
    if (index >= 0) return pictureId(id, index);
  }
  return undefined;
}
