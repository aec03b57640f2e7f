/** The closed list of IAM endpoints: what a client role can be given, and where the API serves it. */
export const iamEndpoints = [
  { key: 'users.list', title: 'List users', method: 'GET', path: '/api/iam/users' },
  { key: 'users.create', title: 'Create users', method: 'POST', path: '/api/iam/users' },
  { key: 'users.get', title: 'Get user', method: 'GET', path: '/api/iam/users/:userId' },
  { key: 'users.update', title: 'Update user', method: 'PUT', path: '/api/iam/users/:userId' },
  { key: 'users.delete', title: 'Delete user', method: 'DELETE', path: '/api/iam/users/:userId' },
  {
    key: 'users.add_to_group',
    title: 'Add user to group',
    method: 'POST',
    path: '/api/iam/users/:userId/add_to_group',
  },
  {
    key: 'users.remove_from_group',
    title: 'Remove user from group',
    method: 'POST',
    path: '/api/iam/users/:userId/remove_from_group',
  },
  { key: 'user_groups.list', title: 'List user groups', method: 'GET', path: '/api/iam/user_groups' },
  { key: 'user_groups.create', title: 'Create user group', method: 'POST', path: '/api/iam/user_groups' },
  { key: 'user_groups.get', title: 'Get user group', method: 'GET', path: '/api/iam/user_groups/:groupId' },
  { key: 'user_groups.update', title: 'Update user group', method: 'PUT', path: '/api/iam/user_groups/:groupId' },
  { key: 'user_groups.delete', title: 'Delete user group', method: 'DELETE', path: '/api/iam/user_groups/:groupId' },
  {
    key: 'user_groups.add_users',
    title: 'Add users to group',
    method: 'POST',
    path: '/api/iam/user_groups/:groupId/add_users',
  },
  {
    key: 'user_groups.remove_users',
    title: 'Remove users from group',
    method: 'DELETE',
    path: '/api/iam/user_groups/:groupId/remove_users',
  },
  {
    key: 'user_groups.members',
    title: 'List group members',
    method: 'GET',
    path: '/api/iam/user_groups/:groupId/members',
  },
] as const;

export type IamEndpoint = (typeof iamEndpoints)[number]['key'];
