import type { EndUser, EndUserGroup, WorkspaceServices } from '../workspace/index.ts';

/** An end user as the API shows him; beyond `id` and `email` the fields are ours. */
export function userData(workspace: WorkspaceServices, user: EndUser, environmentId?: string) {
  const groups = workspace
    .memberships(user.id)
    .filter(({ environment }) => environmentId === undefined || environment === environmentId);
  return {
    id: user.id,
    email: user.email,
    full_name: user.name,
    status: user.status,
    source: user.source.kind,
    environment_ids: user.environments,
    user_groups: groups.map(({ groupId, name, environment, origin }) => ({
      id: groupId,
      name,
      environment_id: environment,
      origin,
    })),
    created_at: user.createdAt,
  };
}

/** A group as the API shows it; beyond `id` and `name` the fields are ours. */
export function groupData(workspace: WorkspaceServices, { id, name, environment, builtIn }: EndUserGroup) {
  return { id, name, environment_id: environment, built_in: builtIn, members_count: workspace.members(id).length };
}
