import { type Collection, StoreConflict } from '../../store/index.ts';
import type { OrgDependencies } from '../dependencies.ts';
import { OrgError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { Group, User } from '../model.ts';
import type { GroupInput, Groups, SystemLog } from '../services.ts';
import { record, targetGroup, targetUser } from '../system-log.ts';
import type { GroupRulesWithHooks } from './group-rules.ts';
import { endMemberships, type Membership, membershipId } from './memberships.ts';

const nameKey = (name: string) => name.trim().toLowerCase();
const builtIn = 'Everyone';

/** The groups, found by id, by name and by type. */
export function groupCollection({ store }: OrgDependencies): Collection<Group> {
  return store.collection<Group>('groups', {
    name: { of: ({ profile }) => [nameKey(profile.name)], unique: true },
    type: { of: ({ type }) => [type], unique: false },
  });
}

function refuseBadName({ name }: GroupInput): void {
  if (name.trim() !== '' && name.length <= 255) return;
  throw new OrgError('validation_failed', 'Api validation failed: name', [
    { path: '/profile/name', message: 'name: The field cannot be left blank', remedy: 'Between 1 and 255 characters.' },
  ]);
}

async function asNameTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error;
    const message = 'name: An object with this field already exists in the current organization';
    throw new OrgError('validation_failed', 'Api validation failed: name', [
      { path: '/profile/name', message, remedy: 'Another name.' },
    ]);
  }
}

/** Parts that groups lean on. */
export interface GroupParts {
  groups: Collection<Group>;
  memberships: Collection<Membership>;
  users: Collection<User>;
  systemLog: SystemLog;
  rules: Pick<GroupRulesWithHooks, 'settle' | 'except' | 'invalidate'>;
  /** A deleted group gives access to nothing. */
  unassignAll(groupId: string): Promise<void>;
}

/** Makes the group service. */
export function createGroups({ now, random }: OrgDependencies, parts: GroupParts): Groups {
  const { groups, memberships, users, systemLog, rules } = parts;
  const get = async (id: string): Promise<Group> => {
    const group = await groups.get(id);
    if (!group) throw new OrgError('not_found', `Not found: Resource not found: ${id} (UserGroup)`);
    return group;
  };
  const getUser = async (id: string): Promise<User> => {
    const user = await users.get(id);
    if (!user) throw new OrgError('not_found', `Not found: Resource not found: ${id} (User)`);
    return user;
  };
  const getChangeable = async (id: string): Promise<Group> => {
    const group = await get(id);
    if (group.type === 'OKTA_GROUP') return group;
    throw new OrgError('group_immutable', 'You do not have permission to perform the requested action', [
      { path: '/type', message: `${group.profile.name} cannot be changed.`, remedy: 'Use a group of your own.' },
    ]);
  };
  const store = async (type: Group['type'], { name, description }: GroupInput): Promise<Group> => {
    const at = now().toISOString();
    const profile = { name: name.trim(), description: description ?? null };
    const stamps = { created: at, lastUpdated: at, lastMembershipUpdated: at };
    const group: Group = { id: newId(random, '00g'), type, profile, ...stamps };
    await asNameTaken(groups.put(group.id, group));
    return group;
  };
  const everyone = async (): Promise<Group> => {
    const [found] = await groups.select('type', 'BUILT_IN');
    return found ?? store('BUILT_IN', { name: builtIn, description: 'All users in your organization' });
  };
  const touch = (group: Group) =>
    groups.change(group.id, (current) => ({ ...current, lastMembershipUpdated: now().toISOString() }));

  return {
    everyone,
    get,
    findByName: async (name) => {
      await everyone();
      return groups.find('name', nameKey(name));
    },
    list: async () => {
      const first = await everyone();
      return [first, ...(await groups.list()).filter(({ id }) => id !== first.id)];
    },
    create: async (input) => {
      refuseBadName(input);
      await everyone();
      const group = await store('OKTA_GROUP', input);
      await record(systemLog, 'group.lifecycle.create', [targetGroup(group)]);
      return group;
    },
    update: async (id, input) => {
      refuseBadName(input);
      await getChangeable(id);
      const profile = { name: input.name.trim(), description: input.description ?? null };
      const changed = await asNameTaken(
        groups.change(id, (group) => ({ ...group, profile, lastUpdated: now().toISOString() })),
      );
      return changed ?? get(id);
    },
    remove: async (id) => {
      const group = await getChangeable(id);
      await parts.unassignAll(id);
      await endMemberships(memberships, 'group', id);
      await groups.delete(id);
      await record(systemLog, 'group.lifecycle.delete', [targetGroup(group)]);
      await rules.invalidate({ groupId: id });
    },
    addMember: async (id, userId) => {
      if ((await get(id)).type === 'BUILT_IN') {
        // Everybody is in it. To take somebody out of it is forbidden; to put somebody in is nothing that can be done.
        throw new OrgError('group_built_in', 'Unsupported operation.');
      }
      const [group, user] = [await getChangeable(id), await getUser(userId)];
      if (await memberships.get(membershipId(id, userId))) return;
      await memberships.put(membershipId(id, userId), { groupId: id, userId });
      await touch(group);
      await record(systemLog, 'group.user_membership.add', [targetUser(user), targetGroup(group)]);
      await rules.settle(user);
    },
    removeMember: async (id, userId) => {
      const [group, user] = [await getChangeable(id), await getUser(userId)];
      const membership = await memberships.get(membershipId(id, userId));
      if (!(await memberships.delete(membershipId(id, userId)))) return;
      await touch(group);
      await record(systemLog, 'group.user_membership.remove', [targetUser(user), targetGroup(group)]);
      // Or the next change of the person would bring back what somebody took away on purpose.
      await rules.except(membership?.ruleIds ?? [], user);
      await rules.settle(user);
    },
    members: async (id) => {
      if ((await get(id)).type === 'BUILT_IN') return users.list();
      const found = await memberships.select('group', id);
      return Promise.all(found.map(({ userId }) => getUser(userId)));
    },
    ofUser: async (userId) => {
      await getUser(userId);
      const found = await memberships.select('user', userId);
      return [await everyone(), ...(await Promise.all(found.map(({ groupId }) => get(groupId))))];
    },
  };
}
