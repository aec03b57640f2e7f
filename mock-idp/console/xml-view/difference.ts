export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Above this many comparisons the middle is shown as replaced: exactness is not worth the wait. */
const comparisonLimit = 4_000_000;

const all = (kind: DiffLine['kind'], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }));

/** Longest common subsequence of two short lists of lines, read back as a list of changes. */
function middle(before: readonly string[], after: readonly string[]): DiffLine[] {
  const width = after.length + 1;
  if (before.length * width > comparisonLimit) return [...all('removed', before), ...all('added', after)];
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      found.push({ kind: 'same', text: before[row] ?? '' });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      found.push({ kind: 'removed', text: before[row] ?? '' });
      row += 1;
    } else {
      found.push({ kind: 'added', text: after[column] ?? '' });
      column += 1;
    }
  }
  return [...found, ...all('removed', before.slice(row)), ...all('added', after.slice(column))];
}

/** What turns the plain message into the one that was sent, line by line. */
export function difference(plain: readonly string[], sent: readonly string[]): DiffLine[] {
  const shorter = Math.min(plain.length, sent.length);
  let head = 0;
  while (head < shorter && plain[head] === sent[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && plain.at(-1 - tail) === sent.at(-1 - tail)) tail += 1;
  return [
    ...all('same', plain.slice(0, head)),
    ...middle(plain.slice(head, plain.length - tail), sent.slice(head, sent.length - tail)),
    ...all('same', tail === 0 ? [] : plain.slice(-tail)),
  ];
}
