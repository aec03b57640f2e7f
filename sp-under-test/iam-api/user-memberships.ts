import type { EndUserGroup, Result } from '../workspace/index.ts';
import { readers } from './input.ts';
import { userData } from './representation.ts';
import { type Call, found, type Handler, missing, unprocessable } from './services.ts';

/** `POST /api/iam/users/:userId/add_to_group`; a member of the group is refused, with "already" in the text. */
export const addToGroup: Handler = (call) =>
  change(call, (groupId, userId) => call.workspace.addGroupMembers(groupId, [userId]));

/** `POST /api/iam/users/:userId/remove_from_group` */
export const removeFromGroup: Handler = (call) =>
  change(call, (groupId, userId) => call.workspace.removeGroupMembers(groupId, [userId]));

async function change(
  { workspace, client, params, body }: Call,
  apply: (groupId: string, userId: string) => Promise<Result<EndUserGroup>>,
) {
  const user = workspace.endUser(String(params.userId));
  if (!user) return missing('user');
  const input = readers.groupOfUser(body);
  if (!input.ok) return unprocessable(input.errors);
  const group = workspace.group(input.value.user_group_id);
  if (group?.environment !== client.environment) {
    const message = `There is no such user group in ${client.environment}.`;
    return unprocessable([{ field: 'user_group_id', code: 'group_unknown', message }]);
  }
  const changed = await apply(group.id, user.id);
  if (!changed.ok) return unprocessable(changed.errors.map((error) => ({ ...error, field: 'user_group_id' })));
  return found(userData(workspace, user));
}
