import type { EndUserGroup, Environment } from '../../workspace/index.ts';
import { Badge, EmptyState, type Visit } from '../components/index.ts';
import { EnvironmentFrame, environmentHref } from './environment-frame.tsx';

export interface GroupsTabProps {
  visit: Visit;
  environments: readonly Environment[];
  environment: Environment;
  groups: readonly (EndUserGroup & { members: number })[];
}

const people = (count: number) => (count === 1 ? '1 end user' : `${count} end users`);

/** The tab "End-user group" of an environment. */
export function GroupsTab({ visit, environments, environment, groups }: GroupsTabProps) {
  const here = environmentHref(visit, environment.key);
  return (
    <EnvironmentFrame
      {...{ visit, environments, environment }}
      tab="End-user group"
      action={
        <a class="button primary" href={`${here}/groups/new`}>
          + Create end-user group
        </a>
      }
    >
      <section class="card" aria-label={`End-user groups in ${environment.name}`}>
        <ul class="rows">
          {groups.map((group) => (
            <li key={group.id}>
              <div class="row-main">
                <h2>
                  <a href={`${here}/groups/${group.id}`}>{group.name}</a>
                </h2>
                <span class="muted small">{people(group.members)}</span>
              </div>
              {group.builtIn && <Badge kind="neutral">Built in</Badge>}
            </li>
          ))}
        </ul>
        {groups.every((group) => group.builtIn) && (
          <EmptyState title="No group of your own yet">
            Create one to open a product to some people only, or to sync it from your identity provider by its name.
          </EmptyState>
        )}
      </section>
    </EnvironmentFrame>
  );
}
