import { type ApiClient, type ApiClientRole, iamEndpoints } from '../../workspace/index.ts';
import { EmptyState, type Visit } from '../components/index.ts';
import { ApiClientTabs } from './api-client-tabs.tsx';

export interface ApiClientRolesProps {
  visit: Visit;
  roles: readonly ApiClientRole[];
  clients: readonly ApiClient[];
}

/** All client roles. */
export function ApiClientRolesPage({ visit, roles, clients }: ApiClientRolesProps) {
  return (
    <ApiClientTabs
      visit={visit}
      tab="API client roles"
      action={
        <a class="button primary" href={`${visit.base}/api-clients/roles/new`}>
          + Add client role
        </a>
      }
    >
      <section class="card" aria-label="API client roles">
        {roles.length === 0 ? (
          <EmptyState title="No client role yet">A role says which IAM endpoints its clients may call.</EmptyState>
        ) : (
          <ul class="rows">
            {roles.map((role) => {
              const users = clients.filter(({ roleId }) => roleId === role.id).length;
              return (
                <li key={role.id}>
                  <div class="row-main">
                    <h2>
                      <a href={`${visit.base}/api-clients/roles/${role.id}`}>{role.name}</a>
                    </h2>
                    <span class="muted small">
                      {role.endpoints.length} of {iamEndpoints.length} IAM endpoints · {users}{' '}
                      {users === 1 ? 'client' : 'clients'}
                    </span>
                  </div>
                </li>
              );
            })}
          </ul>
        )}
      </section>
    </ApiClientTabs>
  );
}
