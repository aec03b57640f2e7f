import type { CaseReport } from '../conformance/index.ts';
import { pretty } from './diff.ts';

type Shown = NonNullable<NonNullable<CaseReport['inspection']>['shown']>;

interface Piece {
  text: string;
  meant: boolean;
}

/** Marks that no document holds: they carry the spots through the line breaking. */
const begin = '\uE000';
const end = '\uE001';
const around = 4;
const longestLine = 2_000;

/** What was inspected: the lines around the spots that are meant, then the whole. */
export function Inspected({ inspection, open }: { inspection: CaseReport['inspection']; open: boolean }) {
  const shown = inspection?.shown;
  if (shown === undefined) return null;
  const lines = linesOf(shown);
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => line.some(({ meant }) => meant)),
  );
  const whole = near.every(Boolean) || !near.some(Boolean);
  return (
    <>
      {near.some(Boolean) ? (
        <details open={open}>
          <summary>{shown.title}, with the spot that is meant</summary>
          <pre class="inspected">
            {lines.map((line, index) => (near[index] === true ? <Line pieces={line} /> : null))}
          </pre>
        </details>
      ) : null}
      {whole && near.some(Boolean) ? null : (
        <details>
          <summary>{shown.title}, whole</summary>
          <pre class="inspected">
            {lines.map((line) => (
              <Line pieces={line} />
            ))}
          </pre>
        </details>
      )}
    </>
  );
}

function Line({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <span>
      {pieces.map(({ meant, text }) => {
        const said = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
        return meant ? <mark>{said}</mark> : said;
      })}
    </span>
  );
}

/** The text in lines, XML one tag a line, each cut where a spot begins or ends. */
export function linesOf({ spans, text }: Pick<Shown, 'spans' | 'text'>): Piece[][] {
  const marked = spans
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (written, { end: to, start }) =>
        `${written.slice(0, start)}${begin}${written.slice(start, to)}${end}${written.slice(to)}`,
      text,
    );
  const isXml = text.trimStart().startsWith('<');
  let meant = false;
  return (isXml ? pretty(marked) : [marked])
    .flatMap((line) => line.split(/\r?\n/))
    .map((line) =>
      line.split(/([\uE000\uE001])/).flatMap((piece): Piece[] => {
        if (piece === begin || piece === end) {
          meant = piece === begin;
          return [];
        }
        return piece === '' ? [] : [{ text: piece, meant }];
      }),
    );
}
