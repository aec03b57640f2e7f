import type { ComponentChildren } from 'preact';

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      <span>{children}</span>
    </div>
  );
}
