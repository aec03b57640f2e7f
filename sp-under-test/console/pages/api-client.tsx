import { type ApiClient, type ApiClientRole, iamEndpoints } from '../../workspace/index.ts';
import { Shell, Time, type Visit } from '../components/index.ts';

export interface ApiClientProps {
  visit: Visit;
  client: ApiClient;
  role: ApiClientRole | undefined;
}

/** One API client: where, with which role, since when with this token. */
export function ApiClientPage({ visit, client, role }: ApiClientProps) {
  const here = `${visit.base}/api-clients/${client.id}`;
  const endpoints = iamEndpoints.filter(({ key }) => role?.endpoints.includes(key));
  return (
    <Shell
      visit={visit}
      section="API clients"
      title={client.name}
      lead={`API client in ${client.environment}`}
      crumb={{ href: `${visit.base}/api-clients`, label: 'API clients' }}
      action={
        <div class="actions">
          <a class="button" href={`${here}/rotate`}>
            Rotate token
          </a>
          <a class="button danger" href={`${here}/delete`}>
            Delete
          </a>
        </div>
      }
    >
      <section class="card" aria-labelledby="client-title">
        <h2 id="client-title">Client</h2>
        <dl class="definition">
          <dt>Created</dt>
          <dd>
            <Time at={new Date(client.createdAt)} />
          </dd>
          <dt>Token issued</dt>
          <dd>
            <Time at={new Date(client.tokenIssuedAt)} /> <span class="muted small">(only its hash is kept)</span>
          </dd>
          <dt>Limit</dt>
          <dd>60 requests a minute</dd>
        </dl>
      </section>
      <section class="card" aria-labelledby="role-title">
        <div class="card-head">
          <h2 id="role-title">{role?.name ?? 'No client role'}</h2>
          {role && <a href={`${visit.base}/api-clients/roles/${role.id}`}>Edit client role</a>}
        </div>
        {endpoints.length === 0 ? (
          <p class="muted">This role has no endpoint ticked: every call is refused.</p>
        ) : (
          <ul class="rows">
            {endpoints.map(({ key, title, method, path }) => (
              <li key={key}>
                <span>{title}</span>
                <code class="small">
                  {method} {path}
                </code>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Shell>
  );
}
