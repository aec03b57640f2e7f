import { Form } from './form.tsx';

export interface SwitchButtonProps {
  action: string;
  csrf: string;
  label: string;
  on: boolean;
}

/**
 * A toggle that takes effect at once: a submit button, so that it needs no script. The form says the wanted state, not
 * "flip": pressing twice on a stale page cannot turn it back.
 */
export function SwitchButton({ action, csrf, label, on }: SwitchButtonProps) {
  return (
    <Form action={action} csrf={csrf} class="action">
      <input type="hidden" name="enabled" value={on ? 'false' : 'true'} />
      <button type="submit" role="switch" aria-checked={on ? 'true' : 'false'} aria-label={label}>
        <span class="track" aria-hidden="true" />
        <span aria-hidden="true">
          {label} <span class="switch-state">{on ? 'On' : 'Off'}</span>
        </span>
      </button>
    </Form>
  );
}
