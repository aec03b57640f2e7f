import type { NewToken } from '../../workspace/index.ts';
import { CopyField, Notice, Shell, type Visit } from '../components/index.ts';

export interface ApiTokenProps extends NewToken {
  visit: Visit;
  /** Scheme and host under which the API is reached. */
  origin: string;
}

/** The only page that ever shows a token. */
export function ApiTokenPage({ visit, origin, client, token }: ApiTokenProps) {
  return (
    <Shell
      visit={visit}
      section="API clients"
      title={client.name}
      lead={`API client in ${client.environment}`}
      crumb={{ href: `${visit.base}/api-clients`, label: 'API clients' }}
    >
      <Notice kind="warn">Copy the token now. It is not kept, and no page will show it again.</Notice>
      <section class="card" aria-label="API token">
        <CopyField
          id="token"
          label="API token"
          value={token}
          hint="Send it with every call of /api/iam, as the header “Authorization: Bearer” followed by the token."
        />
        <p class="hint">For example:</p>
        <pre>
          <code>{`curl -H 'Authorization: Bearer ${token}' ${origin}/api/iam/users`}</code>
        </pre>
        <div class="actions">
          <a class="button primary" href={`${visit.base}/api-clients/${client.id}`}>
            Done
          </a>
        </div>
      </section>
    </Shell>
  );
}
