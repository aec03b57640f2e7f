import type { MemberChange, WorkspacePorts } from './context.ts';
import { Memberships } from './memberships.ts';
import { Register } from './register.ts';
import type { WorkspaceState } from './state.ts';
import type { StoredGroup, StoredWorkspace } from './stored.ts';
import { Users } from './users.ts';

/** A stored workspace to work on. */
export function loadState(stored: StoredWorkspace, { policy }: Pick<WorkspacePorts, 'policy'>): WorkspaceState {
  return {
    ...stored,
    users: new Users(policy.addressKey).load(stored.users),
    groups: new Register<StoredGroup>(({ id }) => id).load(stored.groups),
    memberships: new Memberships().load(stored.memberships),
  };
}

/** Everything as plain data; a copy. */
export function storedState({ groups, memberships, users, ...rest }: WorkspaceState): StoredWorkspace {
  return structuredClone({ ...rest, users: [...users], groups: [...groups], memberships: [...memberships] });
}

/** What is written whole with every change: all but the long lists, and the activity, which has a journal of its own. */
export function withoutLists(state: WorkspaceState): StoredWorkspace {
  return { ...state, users: [], groups: [], memberships: [], activity: [] };
}

/** Every member of the long lists. */
export function everyMember(state: WorkspaceState): MemberChange[] {
  return inLists(state, (register) => register.everything());
}

/** Those that changed since this was last asked. */
export function takeChanges(state: WorkspaceState): MemberChange[] {
  return inLists(state, (register) => register.takeChanges());
}

function inLists(
  { groups, memberships, users }: WorkspaceState,
  changes: <T>(register: Register<T>) => Omit<MemberChange, 'list'>[],
): MemberChange[] {
  return [
    ...changes(users).map((change) => ({ list: 'users', ...change })),
    ...changes(groups).map((change) => ({ list: 'groups', ...change })),
    ...changes(memberships).map((change) => ({ list: 'memberships', ...change })),
  ];
}
