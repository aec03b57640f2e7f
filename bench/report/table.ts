import type { BenchResult, Figure } from '../result.ts';
import { spreadOf } from '../statistics.ts';

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });

/** A value as people read it. */
export function shown({ unit, value }: Pick<Figure, 'unit' | 'value'>): string {
  return `${digits.format(value.median)} ${unit}`.replace(' /s', '/s');
}

/** The machine in one line. */
export function machineLine({ machine, at, mode }: BenchResult): string {
  const { cores, loadAverage, memoryGiB, node, processor } = machine;
  const load = `load ${loadAverage} at the start`;
  return `${cores} × ${processor}, ${memoryGiB} GiB, Node ${node}, ${load}, ${at.slice(0, 10)}${mode === 'quick' ? ', quick run' : ''}`;
}

function spread({ value }: Figure): string {
  return value.rounds < 2 ? 'once' : `±${Math.ceil(spreadOf(value) / 2)} % in ${value.rounds} rounds`;
}

/** The result as a Markdown table. */
export function tableOf(result: BenchResult): string {
  const rows = result.figures.map(
    (figure) => `| ${figure.what} | ${shown(figure)} | ${spread(figure)} | ${figure.beside ?? ''} |`,
  );
  const missing = result.missing.map(({ what, why }) => `\nNot measured: ${what} (${why}).`);
  return [
    machineLine(result),
    '',
    '| what | median | spread | beside it |',
    '|---|---:|---|---|',
    ...rows,
    ...missing,
  ].join('\n');
}

/** The result for a terminal. */
export function linesOf(result: BenchResult): string {
  const width = Math.max(...result.figures.map(({ what }) => what.length));
  const rows = result.figures.map(
    (figure) =>
      `${figure.what.padEnd(width)}  ${shown(figure).padStart(12)}  ${spread(figure)}${figure.beside ? `; ${figure.beside}` : ''}`,
  );
  const missing = result.missing.map(({ what, why }) => `Not measured: ${what} (${why})`);
  return [machineLine(result), '', ...rows, ...missing].join('\n');
}

const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** Puts the table between its marks; everything else stays. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('bench/README.md has lost the marks between which the table stands.');
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
}
