import type { ComponentChildren } from 'preact';

/** Name of the hidden field that carries the CSRF token. */
export const CSRF_FIELD = '_csrf';

export interface FormProps {
  action: string;
  csrf: string;
  class?: string;
  children: ComponentChildren;
}

/**
 * Every form that changes something. `novalidate`: the server says what is wrong, in the same words to everybody, and a
 * field that the chosen answer hides can never block the button.
 */
export function Form({ action, csrf, class: className = 'stack', children }: FormProps) {
  return (
    <form method="post" action={action} class={className} noValidate>
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      {children}
    </form>
  );
}

export interface ActionProps {
  action: string;
  csrf: string;
  label: string;
  /** Id of the element that says what the action is about, where the label alone does not. */
  describedBy?: string;
  kind?: 'primary' | 'danger' | 'plain' | '';
  /** Sent along, unseen. */
  fields?: Readonly<Record<string, string>>;
}

/** A form that is only a button. */
export function Action({ action, csrf, label, describedBy, kind = '', fields = {} }: ActionProps) {
  return (
    <Form action={action} csrf={csrf} class="action">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={kind} aria-describedby={describedBy}>
        {label}
      </button>
    </Form>
  );
}
