/** `/groups` and who is in them. */
import type { Group } from '../../org/index.ts';
import {
  type Call,
  del,
  get,
  json,
  noContent,
  page,
  parseFilter,
  post,
  put,
  type Route,
  readBody,
  type Shape,
  shape,
  sorted,
} from '../engine/index.ts';
import { appJson } from '../shapes/app.ts';
import { groupJson } from '../shapes/group.ts';
import { userJson } from '../shapes/user.ts';
import { findUser } from './find-user.ts';

const filterable = [
  'id',
  'type',
  'lastUpdated',
  'lastMembershipUpdated',
  'created',
  'profile.name',
  'profile.description',
];
/** A search may ask about what only a directory's groups have, too; groups made here have none of it. */
const searchable = [...filterable, 'profile.*', 'source.id'];

interface GroupBody {
  profile: { name: string; description?: string | null };
}
const groupShape: Shape<GroupBody> = shape<GroupBody>()('group', {
  type: 'object',
  required: ['profile'],
  properties: {
    profile: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 255 },
        description: { type: ['string', 'null'], maxLength: 1024 },
      },
    },
  },
});

const found = (call: Call) => call.org.groups.get(call.param('group'));

/** `expand=stats`: how many people and apps a group has. */
async function embedded({ org, query }: Call, { id }: Group) {
  if (!(query('expand') ?? '').split(',').includes('stats')) return {};
  const [people, apps] = [await org.groups.members(id), await org.appGroups.ofGroup(id)];
  const stats = {
    usersCount: people.length,
    appsCount: apps.length,
    groupPushMappingsCount: 0,
    hasAdminPrivilege: false,
  };
  return { _embedded: { stats } };
}

async function list(call: Call) {
  const q = call.query('q')?.toLowerCase();
  const [search, filter] = [call.query('search'), call.query('filter')];
  const source = search ?? filter;
  const passes =
    source === undefined ? () => true : parseFilter(source, search === undefined ? filterable : searchable);
  const groups = (await call.org.groups.list()).filter(
    (group) => (q === undefined || group.profile.name.toLowerCase().startsWith(q)) && passes(group),
  );
  return page(
    call,
    sorted(call, groups),
    { usual: 10_000, most: 10_000 },
    ({ id }) => id,
    async (group) => ({ ...groupJson(call, group), ...(await embedded(call, group)) }),
  );
}

async function create(call: Call) {
  const { profile } = await readBody(groupShape, call.body);
  return json(groupJson(call, await call.org.groups.create(profile)));
}

async function read(call: Call) {
  const group = await found(call);
  return json({ ...groupJson(call, group), ...(await embedded(call, group)) });
}

async function replace(call: Call) {
  const { profile } = await readBody(groupShape, call.body);
  return json(groupJson(call, await call.org.groups.update((await found(call)).id, profile)));
}

async function remove(call: Call) {
  await call.org.groups.remove((await found(call)).id);
  return noContent;
}

async function members(call: Call) {
  const people = await call.org.groups.members(call.param('group'));
  return page(
    call,
    people,
    { usual: 1000, most: 1000 },
    ({ id }) => id,
    (user) => userJson(call, user, { inList: true }),
  );
}

async function addMember(call: Call) {
  await call.org.groups.addMember(call.param('group'), (await findUser(call)).id);
  return noContent;
}

async function removeMember(call: Call) {
  await call.org.groups.removeMember(call.param('group'), (await findUser(call)).id);
  return noContent;
}

async function apps(call: Call) {
  const assigned = await call.org.appGroups.ofGroup((await found(call)).id);
  const all = await Promise.all(assigned.map(({ appId }) => call.org.applications.get(appId)));
  return page(
    call,
    all,
    { usual: 20, most: 200 },
    ({ id }) => id,
    (app) => appJson(call, app),
  );
}

export const groupsRoutes: readonly Route[] = [
  get('/groups', list),
  post('/groups', create),
  get('/groups/:group', read),
  put('/groups/:group', replace),
  del('/groups/:group', remove),
  get('/groups/:group/users', members),
  put('/groups/:group/users/:user', addMember),
  del('/groups/:group/users/:user', removeMember),
  get('/groups/:group/apps', apps),
];
