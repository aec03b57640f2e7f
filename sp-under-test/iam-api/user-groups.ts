import type { EndUserGroup } from '../workspace/index.ts';
import { readers } from './input.ts';
import { groupData } from './representation.ts';
import { type Call, found, type Handler, missing, unprocessable } from './services.ts';

/** The group that the address names, if it is one of the client's environment: others are as good as not there. */
export function groupOf({ workspace, client, params }: Call): EndUserGroup | undefined {
  const group = workspace.group(String(params.groupId));
  return group?.environment === client.environment ? group : undefined;
}

/** `GET /api/iam/user_groups`: those of the client's environment; `query` is a part of the name. */
export const listGroups: Handler = ({ workspace, client, query }) => {
  const filter = readers.groupFilter(query);
  if (!filter.ok) return unprocessable(filter.errors);
  const text = filter.value.query?.toLowerCase() ?? '';
  const groups = workspace.groups(client.environment).filter(({ name }) => name.toLowerCase().includes(text));
  return found(groups.map((group) => groupData(workspace, group)));
};

/** `POST /api/iam/user_groups`: by name alone (D-16). */
export const createGroup: Handler = async ({ workspace, client, body }) => {
  const input = readers.groupName(body);
  if (!input.ok) return unprocessable(input.errors);
  const created = await workspace.createEmptyGroup({ environment: client.environment, name: input.value.name });
  return created.ok ? found(groupData(workspace, created.value)) : unprocessable(created.errors);
};

export const getGroup: Handler = (call) => {
  const group = groupOf(call);
  return group ? found(groupData(call.workspace, group)) : missing('user group');
};

export const updateGroup: Handler = async (call) => {
  const group = groupOf(call);
  if (!group) return missing('user group');
  const input = readers.groupName(call.body);
  if (!input.ok) return unprocessable(input.errors);
  const renamed = await call.workspace.renameGroup(group.id, input.value.name);
  return renamed.ok ? found(groupData(call.workspace, renamed.value)) : unprocessable(renamed.errors);
};

export const deleteGroup: Handler = async (call) => {
  const group = groupOf(call);
  if (!group) return missing('user group');
  const deleted = await call.workspace.deleteGroup(group.id);
  return deleted.ok ? found({ id: group.id }) : unprocessable(deleted.errors);
};
