import type { FaultOption, LaboratoryForm } from '../../http/index.ts';
import { TextField } from '../components/index.ts';

function families(faults: readonly FaultOption[]): Map<string, FaultOption[]> {
  const found = new Map<string, FaultOption[]>();
  for (const fault of faults) found.set(fault.family, [...(found.get(fault.family) ?? []), fault]);
  return found;
}

/** The registry as a list of which several can be chosen. */
export function FaultField({ form, error }: { form: LaboratoryForm; error: string | undefined }) {
  return (
    <div class="field">
      <label for="fault">Faults</label>
      <select
        id="fault"
        name="fault"
        multiple
        size={8}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? 'fault-hint' : 'fault-error fault-hint'}
      >
        {[...families(form.faults)].map(([family, members]) => (
          <optgroup label={family} key={family}>
            {members.map(({ name, summary }) => (
              <option value={name} key={name} selected={form.chosen.includes(name)}>
                {name}: {summary}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {error !== undefined && (
        <p class="error" id="fault-error">
          {error}
        </p>
      )}
      <p class="hint" id="fault-hint">
        None: a plain Response. Several with Ctrl or Shift.
      </p>
    </div>
  );
}

/** What the chosen faults can be told. */
export function ParameterFields({ form }: { form: LaboratoryForm }) {
  return (
    <>
      {form.faults
        .filter(({ name }) => form.chosen.includes(name))
        .flatMap(({ name, parameters, defaults }) =>
          Object.entries(parameters).map(([parameter, sentence]) => {
            const field = `parameter:${name}:${parameter}`;
            const otherwise = defaults[parameter];
            return (
              <TextField
                key={field}
                name={field}
                label={`${name}: ${parameter}`}
                hint={otherwise === undefined ? sentence : `${sentence} Left empty: ${otherwise || 'nothing'}`}
                value={form.parameters[field] ?? ''}
              />
            );
          }),
        )}
    </>
  );
}
