import { done, refused, type WorkspaceContext } from './context.ts';
import type { WorkspaceCommands } from './contracts.ts';
import { editableGroup, nameFor } from './groups.ts';
import type { EndUserGroup, Result } from './model.ts';
import type { WorkspaceState } from './state.ts';

type GroupMemberCommands = Pick<
  WorkspaceCommands,
  'createEmptyGroup' | 'renameGroup' | 'addGroupMembers' | 'removeGroupMembers'
>;

/** Groups as the IAM API changes them: by name alone, member by member, also down to nobody (D-16). */
export function createGroupMemberCommands(context: WorkspaceContext): GroupMemberCommands {
  return {
    createEmptyGroup: ({ environment, name: typed }) =>
      context.change((state) => {
        const name = nameFor(state, environment, typed);
        if (!name.ok) return name;
        const group: EndUserGroup = { id: context.id('grp'), environment, name: name.value, builtIn: false };
        state.groups.put(group);
        return done(structuredClone(group));
      }),
    renameGroup: (groupId, typed) =>
      context.change((state) => {
        const group = editableGroup(state, groupId);
        if (!group.ok) return group;
        const name = nameFor(state, group.value.environment, typed, groupId);
        if (!name.ok) return name;
        const renamed = { ...group.value, name: name.value };
        state.groups.put(renamed);
        return done(structuredClone(renamed));
      }),
    addGroupMembers: (groupId, userIds) => context.change((state) => add(state, groupId, userIds)),
    removeGroupMembers: (groupId, userIds) => context.change((state) => remove(state, groupId, userIds)),
  };
}

function add(state: WorkspaceState, groupId: string, userIds: readonly string[]): Result<EndUserGroup> {
  const group = editableGroup(state, groupId);
  if (!group.ok) return group;
  for (const userId of userIds) {
    const user = state.users.get(userId);
    if (!user) return unknownUser();
    if (!user.environments.includes(group.value.environment)) {
      return refused('user_ids', 'member_elsewhere', `${user.email} has no access to ${group.value.environment}.`);
    }
    if (state.memberships.of(userId, groupId)) {
      return refused('user_ids', 'member_already', `${user.email} is already a member of ${group.value.name}.`);
    }
  }
  for (const userId of new Set(userIds)) state.memberships.put({ userId, groupId, origin: 'admin' });
  return done(structuredClone(group.value));
}

function remove(state: WorkspaceState, groupId: string, userIds: readonly string[]): Result<EndUserGroup> {
  const group = editableGroup(state, groupId);
  if (!group.ok) return group;
  for (const userId of userIds) {
    const user = state.users.get(userId);
    if (!user) return unknownUser();
    if (!state.memberships.of(userId, groupId)) {
      return refused('user_ids', 'member_unknown', `${user.email} is no member of ${group.value.name}.`);
    }
  }
  state.memberships.end(userIds.map((userId) => ({ userId, groupId })));
  return done(structuredClone(group.value));
}

function unknownUser<T>(): Result<T> {
  return refused('user_ids', 'user_unknown', 'There is no such end user.');
}
