import { type IamEndpoint, iamEndpoints } from '../workspace/index.ts';
import { addUsers, listMembers, removeUsers } from './group-members.ts';
import type { Handler } from './services.ts';
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './user-groups.ts';
import { addToGroup, removeFromGroup } from './user-memberships.ts';
import { createUsers, deleteUser, getUser, listUsers, updateUser } from './users.ts';

const handlers: Readonly<Record<IamEndpoint, Handler>> = {
  'users.list': listUsers,
  'users.create': createUsers,
  'users.get': getUser,
  'users.update': updateUser,
  'users.delete': deleteUser,
  'users.add_to_group': addToGroup,
  'users.remove_from_group': removeFromGroup,
  'user_groups.list': listGroups,
  'user_groups.create': createGroup,
  'user_groups.get': getGroup,
  'user_groups.update': updateGroup,
  'user_groups.delete': deleteGroup,
  'user_groups.add_users': addUsers,
  'user_groups.remove_users': removeUsers,
  'user_groups.members': listMembers,
};

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** Every endpoint, where it is served and by what. */
export const routes = iamEndpoints.map(({ key, method, path }) => ({
  key,
  method: verbs[method],
  path,
  handle: handlers[key],
}));
