import type { EndUserGroup, Result } from '../workspace/index.ts';
import { readers } from './input.ts';
import { groupData, userData } from './representation.ts';
import { type Call, found, type Handler, missing, unprocessable } from './services.ts';
import { groupOf } from './user-groups.ts';

/** `POST /api/iam/user_groups/:groupId/add_users`: all of them or none. */
export const addUsers: Handler = (call) =>
  change(call, (groupId, userIds) => call.workspace.addGroupMembers(groupId, userIds));

/** `DELETE /api/iam/user_groups/:groupId/remove_users`: all of them or none; the last one may go (D-16). */
export const removeUsers: Handler = (call) =>
  change(call, (groupId, userIds) => call.workspace.removeGroupMembers(groupId, userIds));

/** `GET /api/iam/user_groups/:groupId/members` */
export const listMembers: Handler = (call) => {
  const group = groupOf(call);
  if (!group) return missing('user group');
  const { workspace, client } = call;
  const ids = new Set(workspace.members(group.id).map(({ userId }) => userId));
  const members = workspace.endUsers().filter(({ id }) => ids.has(id));
  return found(members.map((user) => userData(workspace, user, client.environment)));
};

async function change(
  call: Call,
  apply: (groupId: string, userIds: readonly string[]) => Promise<Result<EndUserGroup>>,
) {
  const group = groupOf(call);
  if (!group) return missing('user group');
  const input = readers.usersOfGroup(call.body);
  if (!input.ok) return unprocessable(input.errors);
  const changed = await apply(group.id, input.value.user_ids);
  return changed.ok ? found(groupData(call.workspace, changed.value)) : unprocessable(changed.errors);
}
