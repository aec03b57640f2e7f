import type { ApiClientForm, ApiClientRole, Environment } from '../../workspace/index.ts';
import { ErrorSummary, type FieldErrors, Form, Select, Shell, TextField, type Visit } from '../components/index.ts';

export interface CreateApiClientProps {
  visit: Visit;
  environments: readonly Environment[];
  roles: readonly ApiClientRole[];
  typed: ApiClientForm;
  errors: FieldErrors;
}

/** "+ Create API client". */
export function CreateApiClientPage({ visit, environments, roles, typed, errors }: CreateApiClientProps) {
  return (
    <Shell
      visit={visit}
      section="API clients"
      title="Create API client"
      crumb={{ href: `${visit.base}/api-clients`, label: 'API clients' }}
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Create API client">
        <Form action={`${visit.base}/api-clients`} csrf={visit.csrf}>
          <TextField name="name" label="Client name" value={typed.name} error={errors.name} required />
          <Select
            name="environment"
            label="Environment"
            hint="The client sees the user groups of this environment, and the end users it creates get access to it."
            value={typed.environment}
            error={errors.environment}
            options={environments.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <Select
            name="roleId"
            label="Client role"
            value={typed.roleId}
            error={errors.roleId}
            options={roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div class="actions">
            <button type="submit" class="primary">
              Create API client
            </button>
            <a class="button" href={`${visit.base}/api-clients`}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
