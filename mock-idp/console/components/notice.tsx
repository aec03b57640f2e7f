import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'warn' | 'bad';

/** What happened and what comes next. */
export function Notice({ tone, children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <div class={tone === undefined ? 'notice' : `notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** A state as a word with a colour; never a colour alone. */
export function Status({ tone, children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={tone === undefined ? 'status' : `status ${tone}`}>{children}</span>;
}

/** One sentence on what belongs here and one button to make it. */
export function EmptyState(props: { sentence: string; action?: { href: string; label: string } }) {
  return (
    <div class="empty">
      <p>{props.sentence}</p>
      {props.action !== undefined && (
        <a class="button" href={props.action.href}>
          {props.action.label}
        </a>
      )}
    </div>
  );
}
