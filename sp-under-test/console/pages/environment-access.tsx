import type { EndUser, Environment } from '../../workspace/index.ts';
import { Choice, ErrorSummary, type FieldErrors, Form, Shell, type Visit } from '../components/index.ts';

export interface EnvironmentAccessProps {
  visit: Visit;
  user: EndUser;
  environments: readonly Environment[];
  ticked: readonly string[];
  errors: FieldErrors;
}

/** "Edit environment access" of an end user who is there already. */
export function EnvironmentAccessPage({ visit, user, environments, ticked, errors }: EnvironmentAccessProps) {
  const here = `${visit.base}/end-users/${user.id}`;
  return (
    <Shell
      visit={visit}
      section="End users"
      title="Edit environment access"
      lead={`${user.name}, ${user.email}`}
      crumb={{ href: here, label: user.name }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Environment access">
        <Form action={`${here}/access`} csrf={visit.csrf}>
          <fieldset id="environments" aria-describedby="environments-hint">
            <legend>Environment access</legend>
            <span class="hint" id="environments-hint">
              Taking an environment away takes effect at once, and ends this person’s group memberships there.
            </span>
            {errors.environments && (
              <span class="field-error">
                <span aria-hidden="true">✕ </span>
                {errors.environments}
              </span>
            )}
            {environments.map(({ key, name }) => (
              <Choice
                key={key}
                id={`environment-${key}`}
                name="environments"
                value={key}
                label={name}
                checked={ticked.includes(key)}
              />
            ))}
          </fieldset>
          <div class="actions">
            <button type="submit" class="primary">
              Save changes
            </button>
            <a class="button" href={here}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
