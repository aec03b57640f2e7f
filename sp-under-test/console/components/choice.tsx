export interface ChoiceProps {
  name: string;
  value: string;
  label: string;
  id: string;
  checked?: boolean;
  hint?: string;
  type?: 'checkbox' | 'radio';
  /** Draws a toggle; the control stays a checkbox. */
  toggle?: boolean;
  class?: string;
}

/** A checkbox, radio button or toggle that is sent with its form. */
export function Choice(props: ChoiceProps) {
  const { id, hint, toggle } = props;
  return (
    <div class={props.class ?? (toggle ? 'switch-row' : 'choice')}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'checkbox'}
        role={toggle ? 'switch' : undefined}
        value={props.value}
        checked={props.checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <div>
        <label for={id}>{props.label}</label>
        {hint && (
          <div class="hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
