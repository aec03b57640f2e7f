import type { EndUserForm, EndUserGroup, Environment } from '../../workspace/index.ts';
import { Choice, ErrorSummary, type FieldErrors, Form, Shell, TextField, type Visit } from '../components/index.ts';

export interface AddEndUserProps {
  visit: Visit;
  environments: readonly (Environment & { groups: readonly EndUserGroup[] })[];
  typed: EndUserForm;
  errors: FieldErrors;
}

/** The name of the drop-down "Select a group" of an environment. */
export const groupField = (environment: string) => `group-${environment}`;

function EnvironmentRow({
  environment,
  typed,
}: {
  environment: AddEndUserProps['environments'][number];
  typed: EndUserForm;
}) {
  const { key, name, groups } = environment;
  const explicit = groups.filter((group) => !group.builtIn);
  return (
    <div class="environment-row">
      <Choice
        id={`environment-${key}`}
        name="environments"
        value={key}
        label={name}
        checked={typed.environments.includes(key)}
      />
      <div class="when-ticked">
        <label class="visually-hidden" for={groupField(key)}>
          Select a group in {name}
        </label>
        <select id={groupField(key)} name={groupField(key)} disabled={explicit.length === 0}>
          <option value="">{explicit.length === 0 ? 'Everyone only: no other group yet' : 'Select a group'}</option>
          {explicit.map((group) => (
            <option key={group.id} value={group.id} selected={typed.groupIds.includes(group.id)}>
              {group.name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** "+ Add end user". */
export function AddEndUserPage({ visit, environments, typed, errors }: AddEndUserProps) {
  const message = errors.environments ?? errors.groupIds;
  return (
    <Shell
      visit={visit}
      section="End users"
      title="Add end user"
      crumb={{ href: `${visit.base}/end-users`, label: 'End users' }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Add end user">
        <Form action={`${visit.base}/end-users`} csrf={visit.csrf}>
          <TextField name="name" label="Full name" value={typed.name} error={errors.name} required />
          <TextField
            name="email"
            type="email"
            label="Email address"
            value={typed.email}
            error={errors.email}
            required
            hint="Must be unique in this workspace, and the same as at the identity provider."
          />
          <fieldset id="environments" aria-describedby="environments-hint">
            <legend>Environment access</legend>
            <span class="hint" id="environments-hint">
              Tick an environment to select a group in it. Everybody with access is in its group Everyone.
            </span>
            <span id="groupIds" />
            {message && (
              <span class="field-error">
                <span aria-hidden="true">✕ </span>
                {message}
              </span>
            )}
            {environments.map((environment) => (
              <EnvironmentRow key={environment.key} environment={environment} typed={typed} />
            ))}
          </fieldset>
          <div class="actions">
            <button type="submit" class="primary">
              Add
            </button>
            <a class="button" href={`${visit.base}/end-users`}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
