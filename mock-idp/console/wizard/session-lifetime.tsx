import { Checkbox, type FieldErrors, SelectField, TextField } from '../components/index.ts';
import type { DraftValues } from '../draft.ts';
import type { Submitted } from '../engine/index.ts';

type Values = Pick<DraftValues, 'lifetimeSent' | 'lifetime' | 'lifetimeUnit'>;

const units = { minutes: 60, hours: 3600, days: 86_400 } as const;
const choices = [
  { value: 'minutes', label: 'Minutes' },
  { value: 'hours', label: 'Hours' },
  { value: 'days', label: 'Days' },
];

/** "Maximum app session lifetime": SessionNotOnOrAfter. */
export function SessionLifetime({ values, errors }: { values: Values; errors: FieldErrors | undefined }) {
  return (
    <fieldset class="lifetime-group">
      <legend>Maximum app session lifetime</legend>
      <Checkbox
        name="lifetimeSent"
        label="Send value in response"
        checked={values.lifetimeSent}
        hint="As SessionNotOnOrAfter of the AuthnStatement; at most 90 days."
      />
      <div class="lifetime-fields split">
        <TextField name="lifetime" label="Lifetime" type="number" min={1} value={values.lifetime} errors={errors} />
        <SelectField name="lifetimeUnit" label="Unit" choices={choices} value={values.lifetimeUnit} />
      </div>
    </fieldset>
  );
}

/** As typed. */
export function readLifetime(form: Submitted): Values {
  const unit = form.text('lifetimeUnit');
  return {
    lifetimeSent: form.ticked('lifetimeSent'),
    lifetime: form.text('lifetime'),
    lifetimeUnit: unit === 'minutes' || unit === 'days' ? unit : 'hours',
  };
}

/** In the largest unit that says it without a fraction. */
export function lifetimeOf(seconds: number | undefined): Values {
  if (seconds === undefined || seconds === 0) return { lifetimeSent: false, lifetime: '1', lifetimeUnit: 'hours' };
  const lifetimeUnit = (['days', 'hours'] as const).find((unit) => seconds % units[unit] === 0) ?? 'minutes';
  return { lifetimeSent: true, lifetime: String(seconds / units[lifetimeUnit]), lifetimeUnit };
}

/** In seconds; 0 where it is not sent. */
export function lifetimeSeconds({ lifetimeSent, lifetime, lifetimeUnit }: Values): number {
  return lifetimeSent ? Number(lifetime) * units[lifetimeUnit] : 0;
}
