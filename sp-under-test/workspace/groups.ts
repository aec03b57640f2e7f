import type { WorkspaceContext } from './context.ts';
import { done, objections, refused } from './context.ts';
import type { WorkspaceCommands } from './contracts.ts';
import type { EndUserGroup, FieldError, Result } from './model.ts';
import type { WorkspaceState } from './state.ts';
import { isFieldError, readName } from './validation.ts';

type GroupCommands = Pick<WorkspaceCommands, 'createGroup' | 'setGroupMembers' | 'deleteGroup' | 'setFeatureAccess'>;

/** End-user groups of an environment and what they open. */
export function createGroupCommands(context: WorkspaceContext): GroupCommands {
  return {
    createGroup: (form) => context.change((state) => create(context, state, form)),
    setGroupMembers: (groupId, memberIds) => context.change((state) => setMembers(state, groupId, memberIds)),
    deleteGroup: (groupId) => context.change((state) => remove(state, groupId)),
    setFeatureAccess: (environment, product, groupIds) =>
      context.change((state) => {
        const unknown = groupIds.some((id) => !state.groups.some((g) => g.id === id && g.environment === environment));
        if (unknown) return refused('groupIds', 'group_unknown', 'There is no such group in this environment.');
        const feature = { environment, product, groupIds: [...new Set(groupIds)] };
        state.features = state.features.filter((one) => one.environment !== environment || one.product !== product);
        if (feature.groupIds.length > 0) state.features.push(feature);
        return done(structuredClone(feature));
      }),
  };
}

function create(
  context: WorkspaceContext,
  state: WorkspaceState,
  form: { environment: string; name: string; memberIds: readonly string[] },
): Result<EndUserGroup> {
  const name = readName('name', form.name, 'Group name');
  const errors: FieldError[] = [];
  if (isFieldError(name)) errors.push(name);
  if (!state.environments.some(({ key }) => key === form.environment)) {
    errors.push({ field: 'environment', code: 'environment_unknown', message: 'There is no such environment.' });
  }
  if (state.groups.some((group) => group.environment === form.environment && group.name === name)) {
    errors.push({ field: 'name', code: 'name_taken', message: 'This environment has a group of this name already.' });
  }
  errors.push(...membersInvalid(state, form.environment, form.memberIds));
  const objection = objections<EndUserGroup>(errors);
  if (objection) return objection;
  if (isFieldError(name)) return { ok: false, errors: [name] };
  const group: EndUserGroup = { id: context.id('grp'), environment: form.environment, name, builtIn: false };
  state.groups.push(group);
  for (const userId of new Set(form.memberIds)) {
    state.memberships.push({ userId, groupId: group.id, origin: 'admin' });
  }
  return done(structuredClone(group));
}

function setMembers(state: WorkspaceState, groupId: string, memberIds: readonly string[]): Result<EndUserGroup> {
  const group = editable(state, groupId);
  if (!group.ok) return group;
  const objection = objections<EndUserGroup>(membersInvalid(state, group.value.environment, memberIds));
  if (objection) return objection;
  const kept = state.memberships.filter((one) => one.groupId !== groupId || memberIds.includes(one.userId));
  const added = [...new Set(memberIds)].filter(
    (userId) => !kept.some((one) => one.groupId === groupId && one.userId === userId),
  );
  state.memberships = [...kept, ...added.map((userId) => ({ userId, groupId, origin: 'admin' as const }))];
  return done(structuredClone(group.value));
}

function remove(state: WorkspaceState, groupId: string): Result<null> {
  const group = editable(state, groupId);
  if (!group.ok) return group;
  state.groups = state.groups.filter(({ id }) => id !== groupId);
  state.memberships = state.memberships.filter((membership) => membership.groupId !== groupId);
  // A product bound only to this group must not fall open to everyone: the last binding stays and matches nobody.
  for (const feature of state.features) {
    const left = feature.groupIds.filter((id) => id !== groupId);
    if (left.length > 0) feature.groupIds = left;
  }
  return done(null);
}

/** D-16: at least one, and only people of this environment. */
function membersInvalid(state: WorkspaceState, environment: string, memberIds: readonly string[]): FieldError[] {
  if (memberIds.length === 0) {
    return [{ field: 'memberIds', code: 'member_required', message: 'Select at least one end user.' }];
  }
  const strangers = memberIds.filter(
    (userId) => !state.users.some((user) => user.id === userId && user.environments.includes(environment)),
  );
  if (strangers.length === 0) return [];
  const message = 'Select only end users who have access to this environment.';
  return [{ field: 'memberIds', code: 'member_elsewhere', message }];
}

function editable(state: WorkspaceState, groupId: string): Result<EndUserGroup> {
  const group = state.groups.find(({ id }) => id === groupId);
  if (!group) return refused('', 'group_unknown', 'There is no such group.');
  if (group.builtIn) return refused('', 'group_built_in', 'Everyone follows from environment access.');
  return done(group);
}
