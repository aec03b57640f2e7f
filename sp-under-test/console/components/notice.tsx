import type { ComponentChildren } from 'preact';
import type { FieldErrors } from './field.tsx';

const marks = { good: '✓', warn: '!', info: 'i' } as const;

/** What was just done, or what to know here. Announced, as `status`, without taking focus. */
export function Notice({ kind = 'info', children }: { kind?: keyof typeof marks; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'good' ? 'status' : undefined}>
      <strong aria-hidden="true">{marks[kind]}</strong>
      <div>{children}</div>
    </div>
  );
}

/** All errors of a form in one place. It takes focus when the page opens, and leads to each field. */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} autofocus id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title">{entries.length === 1 ? 'There is a problem' : `There are ${entries.length} problems`}</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>{field === 'form' ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
