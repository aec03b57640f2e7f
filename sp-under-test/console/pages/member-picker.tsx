import type { EndUser } from '../../workspace/index.ts';
import { Choice } from '../components/index.ts';

export interface MemberPickerProps {
  environmentName: string;
  candidates: readonly EndUser[];
  chosen: readonly string[];
  error?: string | undefined;
  addHref: string;
}

/** "Select end users": everybody with access to the environment, as checkboxes. */
export function MemberPicker({ environmentName, candidates, chosen, error, addHref }: MemberPickerProps) {
  return (
    <fieldset id="memberIds" tabIndex={-1}>
      <legend>Select end users</legend>
      <span class="hint">At least one. Only people with access to {environmentName} are listed.</span>
      {error && (
        <span class="field-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </span>
      )}
      {candidates.length === 0 ? (
        <p class="muted">
          Nobody has access to {environmentName} yet. <a href={addHref}>Add an end user</a> first.
        </p>
      ) : (
        <div class="pick-list">
          {candidates.map((user) => (
            <Choice
              key={user.id}
              id={`member-${user.id}`}
              name="memberIds"
              value={user.id}
              label={`${user.name} (${user.email})`}
              checked={chosen.includes(user.id)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
