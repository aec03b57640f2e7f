/** `/users`: create, read, list, change, delete. */
import { createHash } from 'node:crypto';
import type { ProfileInput, User } from '../../org/index.ts';
import {
  ApiError,
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  notFound,
  page,
  parseFilter,
  post,
  put,
  type Route,
  readBody,
  sorted,
  weakInBody,
} from '../engine/index.ts';
import { userJson, userTypeId } from '../shapes/user.ts';
import { findUser } from './find-user.ts';
import {
  passwordOf,
  profileInput,
  recoveryQuestionOf,
  refuseForeignCredentials,
  refuseForeignType,
  type UserBody,
  userShape,
} from './user-body.ts';

const pageRules = { usual: 200, most: 200 };
const filterable = [
  'id',
  'status',
  'lastUpdated',
  'profile.login',
  'profile.email',
  'profile.firstName',
  'profile.lastName',
];
const searchable = ['id', 'status', 'created', 'activated', 'statusChanged', 'lastUpdated', 'type.id', 'profile.*'];

async function create(call: Call) {
  const { org } = call;
  const body = await readBody(userShape, call.body);
  refuseForeignCredentials(body);
  await refuseForeignType(call, body);
  const recoveryQuestion = recoveryQuestionOf(body);
  const activate = call.flag('activate', true);
  const mustChangePassword = call.query('nextLogin') === 'changePassword';
  const password = passwordOf(body);
  if (mustChangePassword && password === undefined) throw new ApiError('E0000124');
  if (mustChangePassword && !activate) throw new ApiError('E0000125');
  const { login, email, firstName, lastName, displayName, ...attributes } = await profileInput(call, body);
  const text = (value: ProfileInput[string]) => (typeof value === 'string' ? value : '');
  const groups = await Promise.all((body.groupIds ?? []).map((id) => org.groups.get(id)));
  // Said before there is a person, who would be left over.
  if (groups.some(({ type }) => type === 'BUILT_IN')) throw new ApiError('E0000060');
  const made = org.directory.create({
    login: text(login),
    ...(email !== undefined && { email: text(email) }),
    firstName: text(firstName),
    lastName: text(lastName),
    displayName: displayName === undefined ? null : text(displayName),
    attributes,
    activate,
    mustChangePassword,
    ...(password !== undefined && { password }),
    ...(recoveryQuestion && { recoveryQuestion }),
  });
  const user = await made.catch(weakInBody);
  for (const group of groups) await org.groups.addMember(group.id, user.id);
  return json(await userJson(call, user));
}

/** `q` begins a name or an e-mail address; it gives one page and no more. */
async function find(call: Call, q: string) {
  const people = await call.org.directory.list({ search: q, limit: Number.POSITIVE_INFINITY });
  return people.filter(({ status }) => status !== 'DEPROVISIONED');
}

async function list(call: Call) {
  const [q, filter, search] = [call.query('q'), call.query('filter'), call.query('search')];
  if (filter !== undefined && search !== undefined) throw new ApiError('E0000033');
  const everybody =
    q !== undefined ? await find(call, q) : await call.org.directory.list({ limit: Number.POSITIVE_INFINITY });
  const source = search ?? filter;
  const matches =
    source === undefined ? undefined : parseFilter(source, search === undefined ? filterable : searchable);
  const type = { id: userTypeId((await call.org.organisation.get()).id) };
  const passes = (user: User) => (matches ? matches({ ...user, type }) : user.status !== 'DEPROVISIONED');
  const rules = q === undefined ? pageRules : { usual: 10, most: 200 };
  return page(
    call,
    sorted(call, everybody.filter(passes)),
    rules,
    ({ id }) => id,
    (user) => userJson(call, user, { inList: true }),
  );
}

async function change(call: Call, body: UserBody, patch: ProfileInput) {
  const { id } = await findUser(call);
  refuseForeignCredentials(body);
  await refuseForeignType(call, body);
  const password = passwordOf(body);
  await call.org.directory.updateProfile(id, patch);
  if (password !== undefined) await call.org.directory.setPassword(id, password).catch(weakInBody);
  return json(await userJson(call, await call.org.directory.get(id)));
}

/** What is not named stays. */
async function update(call: Call) {
  const body = await readBody(userShape, call.body);
  return change(call, body, await profileInput(call, body, await findUser(call)));
}

/** What is not named goes. */
async function replace(call: Call) {
  const body = await readBody(userShape, call.body);
  if (body.profile === undefined) throw invalid('profile', 'profile: The field cannot be left blank');
  const user = await findUser(call);
  const gone = Object.fromEntries(Object.keys(user.profile).map((name) => [name, undefined]));
  return change(call, body, {
    ...gone,
    login: '',
    email: '',
    firstName: '',
    lastName: '',
    ...(await profileInput(call, body, user)),
  });
}

/** The first time it deactivates, the second time it deletes. */
async function remove(call: Call) {
  const { id, status } = await findUser(call);
  if (status === 'DEPROVISIONED') await call.org.directory.remove(id);
  else await call.org.directory.deactivate(id);
  return noContent;
}

async function read(call: Call) {
  if (call.param('user') === '') throw notFound('', 'User');
  const body = await userJson(call, await findUser(call));
  const etag = `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`;
  return { ...json(body), etag };
}

export const usersRoutes: readonly Route[] = [
  get('/users', list),
  post('/users', create),
  get('/users/:user', read),
  post('/users/:user', update),
  put('/users/:user', replace),
  del('/users/:user', remove),
];
