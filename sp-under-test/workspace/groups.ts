import { done, objections, refused, type WorkspaceContext } from './context.ts';
import type { WorkspaceCommands } from './contracts.ts';
import { forgetBinding } from './feature-access.ts';
import type { EndUserGroup, FieldError, Result } from './model.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredGroup } from './stored.ts';
import { isFieldError, readName } from './validation.ts';

type GroupCommands = Pick<WorkspaceCommands, 'createGroup' | 'setGroupMembers' | 'deleteGroup'>;

/** End-user groups of an environment, as an administrator makes and ends them. */
export function createGroupCommands(context: WorkspaceContext): GroupCommands {
  return {
    createGroup: (form) => context.change((state) => create(context, state, form)),
    setGroupMembers: (groupId, memberIds) => context.change((state) => setMembers(state, groupId, memberIds)),
    deleteGroup: (groupId) => context.change((state) => remove(state, groupId)),
  };
}

function create(
  context: WorkspaceContext,
  state: WorkspaceState,
  form: { environment: string; name: string; memberIds: readonly string[] },
): Result<EndUserGroup> {
  const name = nameFor(state, form.environment, form.name);
  const members = membersInvalid(state, form.environment, form.memberIds);
  if (!name.ok) return { ok: false, errors: [...name.errors, ...members] };
  const objection = objections<EndUserGroup>(members);
  if (objection) return objection;
  const group: EndUserGroup = {
    id: context.id('grp'),
    environment: form.environment,
    name: name.value,
    builtIn: false,
  };
  state.groups.put(group);
  for (const userId of new Set(form.memberIds)) {
    state.memberships.put({ userId, groupId: group.id, origin: 'admin' });
  }
  return done(structuredClone(group));
}

function setMembers(state: WorkspaceState, groupId: string, memberIds: readonly string[]): Result<EndUserGroup> {
  const group = editableGroup(state, groupId);
  if (!group.ok) return group;
  const objection = objections<EndUserGroup>(membersInvalid(state, group.value.environment, memberIds));
  if (objection) return objection;
  const wanted = new Set(memberIds);
  state.memberships.end(state.memberships.ofGroup(groupId).filter(({ userId }) => !wanted.has(userId)));
  for (const userId of wanted) {
    if (!state.memberships.of(userId, groupId)) state.memberships.put({ userId, groupId, origin: 'admin' });
  }
  return done(structuredClone(group.value));
}

function remove(state: WorkspaceState, groupId: string): Result<null> {
  const group = editableGroup(state, groupId);
  if (!group.ok) return group;
  state.groups.delete(groupId);
  state.memberships.end(state.memberships.ofGroup(groupId));
  forgetBinding(state, (entry) => entry.groupId === groupId);
  return done(null);
}

/** A name that no other group of the environment has. */
export function nameFor(state: WorkspaceState, environment: string, typed: string, except?: string): Result<string> {
  const name = readName('name', typed, 'Group name');
  if (isFieldError(name)) return { ok: false, errors: [name] };
  if (!state.environments.some(({ key }) => key === environment)) {
    return refused('environment', 'environment_unknown', 'There is no such environment.');
  }
  const taken = [...state.groups].some(
    (one) => one.environment === environment && one.name === name && one.id !== except,
  );
  if (taken) return refused('name', 'name_taken', 'This environment has a group of this name already.');
  return done(name);
}

/** D-16: at least one, and only people of this environment. */
function membersInvalid(state: WorkspaceState, environment: string, memberIds: readonly string[]): FieldError[] {
  if (memberIds.length === 0) {
    return [{ field: 'memberIds', code: 'member_required', message: 'Select at least one end user.' }];
  }
  const strangers = memberIds.filter((userId) => !state.users.get(userId)?.environments.includes(environment));
  if (strangers.length === 0) return [];
  const message = 'Select only end users who have access to this environment.';
  return [{ field: 'memberIds', code: 'member_elsewhere', message }];
}

/** A group that may be changed: there, and not Everyone. */
export function editableGroup(state: WorkspaceState, groupId: string): Result<StoredGroup> {
  const group = state.groups.get(groupId);
  if (!group) return refused('', 'group_unknown', 'There is no such group.');
  if (group.builtIn) return refused('', 'group_built_in', 'Everyone follows from environment access.');
  return done(group);
}
