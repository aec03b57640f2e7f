import { type DiffLine, difference } from './difference.ts';
import { folded, followsFromOthers } from './folding.ts';
import { prettyLines } from './pretty.ts';

/** One message, decoded and indented. Long lines wrap: a box that scrolls would be closed to the keyboard. */
export function XmlView({ label, xml }: { label: string; xml: string }) {
  return (
    <section class="xml" aria-label={label}>
      <pre>{prettyLines(xml).join('\n')}</pre>
    </section>
  );
}

function Line({ line, quiet }: { line: DiffLine; quiet: boolean }) {
  const tone = quiet ? 'quiet' : undefined;
  if (line.kind === 'added') return <ins class={tone}>{`+ ${line.text}`}</ins>;
  if (line.kind === 'removed') return <del class={tone}>{`- ${line.text}`}</del>;
  return <span>{`  ${line.text}\n`}</span>;
}

/** The message that was sent, marked where it differs from the plain one; what is the same is folded. */
export function XmlDifference({ label, plain, sent }: { label: string; plain: string; sent: string }) {
  const lines = difference(prettyLines(plain), prettyLines(sent));
  return (
    <section class="xml difference" aria-label={label}>
      {folded(lines).map((stretch, index) => {
        const body = (
          <pre>
            {stretch.lines.map((line, place) => (
              <Line line={line} quiet={followsFromOthers(line, lines)} key={`${place}-${line.kind}`} />
            ))}
          </pre>
        );
        return stretch.folded ? (
          <details key={`folded-${index}`}>
            <summary>{stretch.lines.length} unchanged lines</summary>
            {body}
          </details>
        ) : (
          <div key={`shown-${index}`}>{body}</div>
        );
      })}
    </section>
  );
}
