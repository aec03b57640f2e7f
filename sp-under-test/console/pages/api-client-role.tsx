import { type ApiClientRoleForm, iamEndpoints } from '../../workspace/index.ts';
import { Choice, ErrorSummary, type FieldErrors, Form, Shell, TextField, type Visit } from '../components/index.ts';

export interface ApiClientRoleProps {
  visit: Visit;
  /** Absent: a new role. */
  id?: string | undefined;
  typed: ApiClientRoleForm;
  errors: FieldErrors;
}

function Endpoints({ ticked, error }: { ticked: readonly string[]; error?: string | undefined }) {
  return (
    <fieldset id="endpoints">
      <legend>IAM</legend>
      <span class="hint">Clients of this role may call what is ticked, and nothing else.</span>
      {error && (
        <span class="field-error">
          <span aria-hidden="true">✕ </span>
          {error}
        </span>
      )}
      {iamEndpoints.map(({ key, title, method, path }) => (
        <Choice
          key={key}
          id={`endpoint-${key}`}
          name="endpoints"
          value={key}
          label={title}
          hint={`${method} ${path}`}
          checked={ticked.includes(key)}
        />
      ))}
    </fieldset>
  );
}

/** "+ Add client role", and a role that exists: Admin > Workspace details > IAM. */
export function ApiClientRolePage({ visit, id, typed, errors }: ApiClientRoleProps) {
  const roles = `${visit.base}/api-clients/roles`;
  return (
    <Shell
      visit={visit}
      section="API clients"
      title={id === undefined ? 'Add client role' : 'Client role'}
      crumb={{ href: roles, label: 'API client roles' }}
      action={
        id !== undefined && (
          <a class="button danger" href={`${roles}/${id}/delete`}>
            Delete
          </a>
        )
      }
    >
      <ErrorSummary errors={errors} />
      <section class="card" aria-label="Client role">
        <Form action={id === undefined ? roles : `${roles}/${id}`} csrf={visit.csrf}>
          <TextField name="name" label="Role name" value={typed.name} error={errors.name} required />
          <h2>Admin</h2>
          <h3>Workspace details</h3>
          <Endpoints ticked={typed.endpoints} error={errors.endpoints} />
          <div class="actions">
            <button type="submit" class="primary">
              Save changes
            </button>
            <a class="button" href={roles}>
              Cancel
            </a>
          </div>
        </Form>
      </section>
    </Shell>
  );
}
