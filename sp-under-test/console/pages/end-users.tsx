import type { EndUser } from '../../workspace/index.ts';
import { Badge, EmptyState, Shell, Time, type Visit } from '../components/index.ts';

export interface EndUsersProps {
  visit: Visit;
  /** Part of a name or address. */
  query: string;
  total: number;
  users: readonly EndUser[];
}

/** In words, where an account came from. */
export function sourceText({ source }: EndUser): string {
  return source.kind === 'jit' ? `Just-in-time from ${source.providerName}` : 'Added by an administrator';
}

/** Active or not, as a badge. */
export function StatusBadge({ user }: { user: EndUser }) {
  return user.status === 'active' ? <Badge kind="good">Active</Badge> : <Badge kind="bad">Deactivated</Badge>;
}

function Rows({ visit, users }: EndUsersProps) {
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">Full name</th>
          <th scope="col">Email address</th>
          <th scope="col">Environment access</th>
          <th scope="col">Status</th>
          <th scope="col">Added</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <th scope="row">
              <a href={`${visit.base}/end-users/${user.id}`}>{user.name}</a>
            </th>
            <td>{user.email}</td>
            <td data-label="Environment access">{user.environments.join(', ') || 'None'}</td>
            <td>
              <StatusBadge user={user} />
            </td>
            <td class="small muted">
              {sourceText(user)}, <Time at={new Date(user.createdAt)} day />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All end users of the workspace. */
export function EndUsersPage(props: EndUsersProps) {
  const { visit, query, total, users } = props;
  return (
    <Shell
      visit={visit}
      section="End users"
      title="End users"
      lead="People who sign in to Agentic products. None of them can open Workato Orchestrate."
      action={
        <a class="button primary" href={`${visit.base}/end-users/new`}>
          + Add end user
        </a>
      }
    >
      {total > 0 && (
        <search>
          <form method="get" class="actions">
            <label for="query" class="visually-hidden">
              Search by name or email address
            </label>
            <div class="field">
              <input id="query" type="search" name="query" value={query} placeholder="Name or email address" />
            </div>
            <button type="submit">Search</button>
          </form>
        </search>
      )}
      <section class="card" aria-label="End users">
        {users.length > 0 ? (
          <Rows {...props} />
        ) : total > 0 ? (
          <EmptyState title="Nobody found">
            Try another part of the name, or <a href={`${visit.base}/end-users`}>show everybody</a>.
          </EmptyState>
        ) : (
          <EmptyState title="No end users yet">
            Add the first one here, or set up an identity provider with just-in-time provisioning under{' '}
            <a href={`${visit.base}/authentication-groups`}>Authentication & Groups</a>.
          </EmptyState>
        )}
      </section>
    </Shell>
  );
}
