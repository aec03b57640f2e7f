import type { ComponentChildren } from 'preact';
import type { FieldErrors } from './field.tsx';

/** A POST form. Every one carries the session's token: without it the console refuses the request. */
export function Form(props: {
  action: string;
  csrf: string;
  class?: string;
  id?: string;
  /** It has a field for a file. */
  upload?: boolean;
  children: ComponentChildren;
}) {
  return (
    <form
      method="post"
      action={props.action}
      class={props.class}
      id={props.id}
      enctype={props.upload === true ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="_csrf" value={props.csrf} />
      {props.children}
    </form>
  );
}

/** A form that is one button; `subject` completes the accessible name where a page has many of them. */
export function ActionForm(props: {
  action: string;
  csrf: string;
  label: string;
  subject?: string;
  class?: string;
  fields?: Readonly<Record<string, string>>;
}) {
  return (
    <Form action={props.action} csrf={props.csrf} class="inline">
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <button type="submit" class={props.class}>
        {props.label}
        {props.subject !== undefined && <span class="visually-hidden"> {props.subject}</span>}
      </button>
    </Form>
  );
}

/** Says at the top what is wrong, takes focus, and leads to each field. */
export function ErrorSummary({ errors, title }: { errors?: FieldErrors | undefined; title?: string }) {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} autofocus id="error-summary">
      <h2>{title ?? 'We found some errors. Please review the form and make corrections.'}</h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The end of a form: leave it, or send it. */
export function FormActions({ cancel, submit }: { cancel: string; submit: string }) {
  return (
    <div class="actions end">
      <a class="button" href={cancel}>
        Cancel
      </a>
      <button type="submit" class="primary">
        {submit}
      </button>
    </div>
  );
}
