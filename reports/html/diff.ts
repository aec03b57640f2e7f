/** A line of a message as sent, marked against the same message without the fault. */
export interface MarkedLine {
  mark: 'same' | 'added' | 'removed' | 'left-out';
  text: string;
}

const longestTable = 1_500;

/** One tag a line, indented by depth: display only, so it copes with anything that is not XML. */
export function pretty(xml: string): string[] {
  let depth = 0;
  return xml
    .split(/(?<=>)\s*(?=<)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const closes = piece.startsWith('</');
      if (closes) depth = Math.max(0, depth - 1);
      const line = `${'  '.repeat(depth)}${piece}`;
      const opens = /^<[^/!?]/.test(piece) && !/\/>$/.test(piece) && !/<\/[^>]+>$/.test(piece);
      if (opens) depth += 1;
      return line;
    });
}

/** Marks what differs, by longest common subsequence of lines. */
export function marked(sent: string, plain: string): MarkedLine[] {
  const [a, b] = [pretty(plain), pretty(sent)];
  // A flood of elements is shown unmarked: the table would take minutes.
  if (a.length > longestTable || b.length > longestTable) return b.map((text) => ({ mark: 'same', text }));
  const table = lengths(a, b);
  const lines: MarkedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ mark: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(table, i + 1, j) >= at(table, i, j + 1))) {
      lines.push({ mark: 'removed', text: left });
      i += 1;
    } else if (right !== undefined) {
      lines.push({ mark: 'added', text: right });
      j += 1;
    }
  }
  return lines;
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

function lengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row !== undefined)
        row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** What differs with a few lines around it; the rest is counted, not shown. */
export function hunks(lines: readonly MarkedLine[], around = 3): MarkedLine[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ mark }) => mark !== 'same'),
  );
  const shown: MarkedLine[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (near[index] === true) {
      if (skipped > 0) shown.push({ mark: 'left-out', text: `${skipped} lines as before` });
      skipped = 0;
      shown.push(line);
    } else skipped += 1;
  }
  if (skipped > 0) shown.push({ mark: 'left-out', text: `${skipped} lines as before` });
  return shown;
}
