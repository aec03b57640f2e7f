import type { EndUser, EndUserForm, FieldError } from '../workspace/index.ts';
import { type NewUser, readers } from './input.ts';
import { userData } from './representation.ts';
import { type Call, found, type Handler, missing, unprocessable } from './services.ts';

/** Names of the form's fields in the API. */
const fieldNames: Readonly<Record<string, string>> = {
  name: 'full_name',
  groupIds: 'user_group_ids',
  environments: 'environment_ids',
};

/** `GET /api/iam/users`: every filter narrows; `environment_id` narrows the memberships that are looked at and shown. */
export const listUsers: Handler = ({ workspace, query }) => {
  const filter = readers.userFilter(query);
  if (!filter.ok) return unprocessable(filter.errors);
  const { query: text, name, emails, user_ids, user_group_ids, environment_id } = filter.value;
  if (environment_id !== undefined && !workspace.environment(environment_id)) {
    const message = `There is no environment ${environment_id}.`;
    return unprocessable([{ field: 'environment_id', code: 'environment_unknown', message }]);
  }
  const wanted = emails?.map(folded);
  const inGroups = (user: EndUser) =>
    workspace
      .memberships(user.id)
      .filter(({ environment }) => environment_id === undefined || environment === environment_id)
      .some(({ groupId }) => user_group_ids?.includes(groupId));
  const users = workspace
    .endUsers()
    .filter(
      (user) =>
        (text === undefined || folded(`${user.name}\n${user.email}`).includes(folded(text))) &&
        (name === undefined || folded(user.name).includes(folded(name))) &&
        (wanted === undefined || wanted.includes(folded(user.email))) &&
        (user_ids === undefined || user_ids.includes(user.id)) &&
        (user_group_ids === undefined || inGroups(user)),
    );
  return found(users.map((user) => userData(workspace, user, environment_id)));
};

/** `POST /api/iam/users`: one user, or several in `users`; they get access to the client's environment. */
export const createUsers: Handler = async (call) => {
  const several = typeof call.body === 'object' && call.body !== null && 'users' in call.body;
  return several ? createSeveral(call) : createOne(call);
};

async function createOne({ workspace, client, body }: Call) {
  const input = readers.newUser(body);
  if (!input.ok) return unprocessable(input.errors);
  const added = await workspace.addEndUser(formOf(client.environment, input.value));
  return added.ok ? found(userData(workspace, added.value)) : unprocessable(renamed(added.errors));
}

async function createSeveral({ workspace, client, body }: Call) {
  const input = readers.newUsers(body);
  if (!input.ok) return unprocessable(input.errors);
  const added = await workspace.addEndUsers(input.value.users.map((user) => formOf(client.environment, user)));
  if (!added.ok) return unprocessable(renamed(added.errors));
  return found(added.value.map((user) => userData(workspace, user)));
}

export const getUser: Handler = ({ workspace, params }) => {
  const user = workspace.endUser(String(params.userId));
  return user ? found(userData(workspace, user)) : missing('user');
};

export const updateUser: Handler = async ({ workspace, params, body }) => {
  const user = workspace.endUser(String(params.userId));
  if (!user) return missing('user');
  const input = readers.userChange(body);
  if (!input.ok) return unprocessable(input.errors);
  const { full_name, email } = input.value;
  const updated = await workspace.updateEndUser(user.id, {
    ...(full_name !== undefined && { name: full_name }),
    ...(email !== undefined && { email }),
  });
  return updated.ok ? found(userData(workspace, updated.value)) : unprocessable(renamed(updated.errors));
};

export const deleteUser: Handler = async ({ workspace, params }) => {
  const user = workspace.endUser(String(params.userId));
  if (!user) return missing('user');
  await workspace.deleteEndUser(user.id);
  return found({ id: user.id });
};

function formOf(environment: string, user: NewUser): EndUserForm {
  const { email, full_name: name, user_group_ids: groupIds = [] } = user;
  return { email, name, environments: [environment], groupIds };
}

/** `1.name` → `users[1].full_name` */
function renamed(errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => {
    const [, index, field = ''] = /^(?:(\d+)\.)?(.*)$/.exec(error.field) ?? [];
    const name = fieldNames[field] ?? field;
    return { ...error, field: index === undefined ? name : `users[${index}].${name}` };
  });
}

function folded(text: string): string {
  return text.toLowerCase();
}
