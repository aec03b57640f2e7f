import type { ApiClient, ApiClientRole } from '../../workspace/index.ts';
import { EmptyState, Time, type Visit } from '../components/index.ts';
import { ApiClientTabs } from './api-client-tabs.tsx';

export interface ApiClientsProps {
  visit: Visit;
  clients: readonly ApiClient[];
  roles: readonly ApiClientRole[];
}

function Rows({ visit, clients, roles }: ApiClientsProps) {
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">Client name</th>
          <th scope="col">Environment</th>
          <th scope="col">Client role</th>
          <th scope="col">Token issued</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <th scope="row">
              <a href={`${visit.base}/api-clients/${client.id}`}>{client.name}</a>
            </th>
            <td data-label="Environment">{client.environment}</td>
            <td data-label="Client role">{roles.find(({ id }) => id === client.roleId)?.name}</td>
            <td data-label="Token issued" class="small muted">
              <Time at={new Date(client.tokenIssuedAt)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All API clients of the workspace. */
export function ApiClientsPage(props: ApiClientsProps) {
  const { visit, clients, roles } = props;
  const ready = roles.length > 0;
  return (
    <ApiClientTabs
      visit={visit}
      tab="API clients"
      action={
        ready && (
          <a class="button primary" href={`${visit.base}/api-clients/new`}>
            + Create API client
          </a>
        )
      }
    >
      <section class="card" aria-label="API clients">
        {clients.length > 0 ? (
          <Rows {...props} />
        ) : ready ? (
          <EmptyState title="No API clients yet">
            Create one for each program, in the environment whose user groups it manages.
          </EmptyState>
        ) : (
          <EmptyState title="No client role yet">
            A client needs a role that says what it may call.{' '}
            <a href={`${visit.base}/api-clients/roles/new`}>+ Add client role</a>
          </EmptyState>
        )}
      </section>
    </ApiClientTabs>
  );
}
