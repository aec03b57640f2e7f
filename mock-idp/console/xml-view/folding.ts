import type { DiffLine } from './difference.ts';

/** A stretch of lines that is shown at once, or folded because nothing in it differs. */
export interface Stretch {
  folded: boolean;
  lines: readonly DiffLine[];
}

/** Unchanged lines kept in sight before and after a change. */
const context = 4;
/** Folding fewer lines than this would hide more than it saves. */
const worthFolding = 4;

/** Values that change with every octet that is signed: they follow from a change and are seldom the change itself. */
const derived = /<(\w+:)?(DigestValue|SignatureValue)[ >]/;

/** Whether a changed line only follows from another one. When nothing else changed, such a line is the change. */
export function followsFromOthers(line: DiffLine, lines: readonly DiffLine[]): boolean {
  if (line.kind === 'same' || !derived.test(line.text)) return false;
  return lines.some(({ kind, text }) => kind !== 'same' && !derived.test(text));
}

/** Folds long unchanged stretches, so that what changed is seen without scrolling. */
export function folded(lines: readonly DiffLine[]): Stretch[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const stretches: { folded: boolean; lines: DiffLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const hide = near[index] !== true;
    const last = stretches.at(-1);
    if (last === undefined || last.folded !== hide) stretches.push({ folded: hide, lines: [line] });
    else last.lines.push(line);
  }
  return stretches.map((stretch) => ({ ...stretch, folded: stretch.folded && stretch.lines.length >= worthFolding }));
}
