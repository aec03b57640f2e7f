import type { ComponentChildren } from 'preact';

/** Messages of a refused form, by field name. */
export type FieldErrors = Readonly<Record<string, string>>;

interface FieldBase {
  /** Name of the form field; also its id, so that the error summary can point at it. */
  name: string;
  id?: string;
  label: string;
  hint?: ComponentChildren;
  required?: boolean;
  errors?: FieldErrors | undefined;
}

export interface TextFieldProps extends FieldBase {
  value?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'number' | 'url' | 'search' | 'datetime-local';
  autocomplete?: string;
  autofocus?: boolean;
  readOnly?: boolean;
  min?: number;
  max?: number;
}

function describedBy(id: string, hint: ComponentChildren, error: string | undefined): string | undefined {
  const ids = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Around({ field, children }: { field: FieldBase; children: ComponentChildren }) {
  const id = field.id ?? field.name;
  const error = field.errors?.[field.name];
  return (
    <div class="field">
      <label for={id} class={field.required === true ? 'required' : undefined}>
        {field.label}
      </label>
      {children}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {field.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  );
}

function control(field: FieldBase) {
  const id = field.id ?? field.name;
  const error = field.errors?.[field.name];
  return {
    id,
    name: field.name,
    'aria-invalid': error === undefined ? undefined : ('true' as const),
    'aria-describedby': describedBy(id, field.hint, error),
    // Not `required`: the browser's own bubble would hide the summary that takes focus.
    'aria-required': field.required === true ? ('true' as const) : undefined,
  };
}

/** One line of text with its label, hint and error. */
export function TextField(field: TextFieldProps) {
  return (
    <Around field={field}>
      <input
        {...control(field)}
        type={field.type ?? 'text'}
        value={field.value}
        autocomplete={field.autocomplete ?? 'off'}
        autofocus={field.autofocus}
        readOnly={field.readOnly}
        min={field.min}
        max={field.max}
        step={field.type === 'datetime-local' ? 1 : undefined}
      />
    </Around>
  );
}

/** A file to be sent along. */
export function FileField(field: FieldBase & { accept: string }) {
  return (
    <Around field={field}>
      <input {...control(field)} type="file" accept={field.accept} />
    </Around>
  );
}

/** Several lines with their label, hint and error: of code, unless they are prose. */
export function TextArea(
  field: FieldBase & {
    value?: string | undefined;
    rows?: number;
    readOnly?: boolean;
    certificate?: boolean;
    prose?: boolean;
  },
) {
  return (
    <Around field={field}>
      <textarea
        {...control(field)}
        class={field.prose === true ? 'prose' : undefined}
        rows={field.rows ?? 4}
        readOnly={field.readOnly}
        value={field.value}
        // Of one space: what style sheets tell an empty field by.
        placeholder={field.certificate === true ? ' ' : undefined}
      />
      {field.certificate === true && (
        <button type="button" class="small needs-script browse" data-browse={field.id ?? field.name}>
          Browse files…<span class="visually-hidden"> for {field.label}</span>
        </button>
      )}
    </Around>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** A drop-down with its label, hint and error. */
export function SelectField(field: FieldBase & { choices: readonly Choice[]; value?: string | undefined }) {
  return (
    <Around field={field}>
      <select {...control(field)}>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === field.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** One tick box. */
export function Checkbox(props: { name: string; label: string; checked: boolean; hint?: string; id?: string }) {
  const id = props.id ?? props.name;
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={props.name}
        value="on"
        checked={props.checked}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
      />
      <div>
        <label for={id}>{props.label}</label>
        {props.hint !== undefined && (
          <span class="hint" id={`${id}-hint`}>
            {props.hint}
          </span>
        )}
      </div>
    </div>
  );
}

export interface RadioChoice extends Choice {
  hint?: string;
}

/** One choice out of a few, all visible. */
export function RadioGroup(props: {
  name: string;
  legend: string;
  choices: readonly RadioChoice[];
  value?: string | undefined;
  errors?: FieldErrors | undefined;
}) {
  const error = props.errors?.[props.name];
  return (
    <fieldset id={props.name} tabIndex={-1} aria-describedby={error === undefined ? undefined : `${props.name}-error`}>
      <legend>{props.legend}</legend>
      {error !== undefined && (
        <p class="error" id={`${props.name}-error`}>
          {error}
        </p>
      )}
      {props.choices.map((choice) => {
        const id = `${props.name}-${choice.value}`;
        return (
          <div class="check option" key={choice.value}>
            <input
              type="radio"
              id={id}
              name={props.name}
              value={choice.value}
              checked={choice.value === props.value}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
            />
            <div>
              <label for={id}>{choice.label}</label>
              {choice.hint !== undefined && (
                <span class="hint" id={`${id}-hint`}>
                  {choice.hint}
                </span>
              )}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
