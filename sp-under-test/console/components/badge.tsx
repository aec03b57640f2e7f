const marks = { good: '✓', warn: '!', bad: '✕', neutral: '•' } as const;

export type BadgeKind = keyof typeof marks;

/** A state: a mark, a word and a colour, never the colour alone. */
export function Badge({ kind, children }: { kind: BadgeKind; children: string }) {
  return (
    <span class={`badge ${kind}`}>
      <span aria-hidden="true">{marks[kind]}</span>
      {children}
    </span>
  );
}
