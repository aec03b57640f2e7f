import type { ComponentChildren } from 'preact';

/** What is wrong, by field name; `form` is the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface FieldProps {
  name: string;
  label: string;
  id?: string;
  hint?: string;
  error?: string | undefined;
  class?: string;
}

function describedBy(id: string, { hint, error }: FieldProps): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Frame({ field, id, children }: { field: FieldProps; id: string; children: ComponentChildren }) {
  return (
    <div class={field.class ? `field ${field.class}` : 'field'}>
      <label for={id}>{field.label}</label>
      {field.hint && (
        <span class="hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      {children}
      {field.error && (
        <span class="field-error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {field.error}
        </span>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'url' | 'search';
  autocomplete?: string;
  required?: boolean;
  autofocus?: boolean;
}

/** One line of text with label, hint and error. */
export function TextField(props: TextFieldProps) {
  const id = props.id ?? props.name;
  return (
    <Frame field={props} id={id}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        autocomplete={props.autocomplete ?? 'off'}
        autofocus={props.autofocus}
        aria-required={props.required ? 'true' : undefined}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </Frame>
  );
}

/** Several lines of text, for PEM. */
export function TextArea(props: FieldProps & { value?: string | undefined; required?: boolean }) {
  const id = props.id ?? props.name;
  return (
    <Frame field={props} id={id}>
      <textarea
        id={id}
        name={props.name}
        spellcheck={false}
        aria-required={props.required ? 'true' : undefined}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
        value={props.value ?? ''}
      />
    </Frame>
  );
}

export interface SelectProps extends FieldProps {
  value?: string | undefined;
  options: readonly { value: string; label: string }[];
}

/** A drop-down menu. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <Frame field={props} id={id}>
      <select
        id={id}
        name={props.name}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
