/** `/apps/{id}/groups`: which groups give an app to their members, and what comes with it. */
import {
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  page,
  patch,
  put,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { appGroupJson } from '../shapes/app-group.ts';
import { groupJson } from '../shapes/group.ts';
import { changedValues } from './profile-values.ts';

interface AppGroupBody {
  priority?: number | null;
  profile?: Record<string, string | string[] | null> | null;
}
const bodyShape: Shape<AppGroupBody> = shape<AppGroupBody>()('appGroup', {
  type: 'object',
  properties: {
    priority: { type: ['integer', 'null'], minimum: 0, maximum: 100_000 },
    profile: {
      type: ['object', 'null'],
      maxProperties: 100,
      additionalProperties: { type: ['string', 'array', 'null'], items: { type: 'string' } },
    },
  },
});

const found = (call: Call) => call.org.appGroups.get(call.param('app'), call.param('group'));

/** The body may be missing altogether. */
async function assign(call: Call) {
  const { priority, profile } = await readBody(bodyShape, call.body);
  const assigned = await call.org.appGroups.assign(call.param('app'), call.param('group'), {
    ...(typeof priority === 'number' && { priority }),
    ...(profile && { profile: changedValues({}, profile) }),
  });
  return json(appGroupJson(call, assigned));
}

interface Operation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}
const patchShape: Shape<Operation[]> = shape<Operation[]>()('appGroup', {
  type: 'array',
  minItems: 1,
  maxItems: 100,
  items: {
    type: 'object',
    required: ['op', 'path'],
    properties: { op: { enum: ['add', 'replace', 'remove'] }, path: { type: 'string', maxLength: 256 } },
  },
});

/** JSON Patch: the body that would come of it is read like any other, so one rule holds for both ways. */
async function change(call: Call) {
  const before = await found(call);
  const profile = new Map<string, unknown>(Object.entries(before.profile));
  let priority: unknown = before.priority;
  for (const { op, path, value } of await readBody(patchShape, call.body)) {
    const name = /^\/profile\/([^/]+)$/.exec(path)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
    if (path === '/priority' && op !== 'remove') priority = value;
    else if (name !== undefined && op === 'remove') profile.delete(name);
    else if (name !== undefined) profile.set(name, value);
    else throw invalid('appGroup', `path: ${path} cannot be patched; /priority and /profile/{name} can`);
  }
  const body = await readBody(bodyShape, { priority, profile: Object.fromEntries(profile) });
  const assigned = await call.org.appGroups.assign(before.appId, before.groupId, {
    ...(typeof body.priority === 'number' && { priority: body.priority }),
    profile: changedValues({}, body.profile ?? {}),
  });
  return json(appGroupJson(call, assigned));
}

const read = async (call: Call) => json(appGroupJson(call, await found(call)));

async function unassign(call: Call) {
  await call.org.appGroups.unassign(call.param('app'), call.param('group'));
  return noContent;
}

async function list(call: Call) {
  const { org } = call;
  const { id } = await org.applications.get(call.param('app'));
  const q = call.query('q')?.toLowerCase();
  const pairs = await Promise.all(
    (await org.appGroups.ofApp(id)).map(async (assigned) => ({
      assigned,
      group: await org.groups.get(assigned.groupId),
    })),
  );
  const matching = pairs.filter(({ group }) => q === undefined || group.profile.name.toLowerCase().startsWith(q));
  const withGroup = call.query('expand') === 'group';
  return page(
    call,
    matching,
    { usual: 20, most: 200 },
    ({ group }) => group.id,
    ({ assigned, group }) => ({
      ...appGroupJson(call, assigned),
      ...(withGroup && { _embedded: { group: groupJson(call, group) } }),
    }),
  );
}

export const appGroupsRoutes: readonly Route[] = [
  get('/apps/:app/groups', list),
  put('/apps/:app/groups/:group', assign),
  get('/apps/:app/groups/:group', read),
  patch('/apps/:app/groups/:group', change),
  del('/apps/:app/groups/:group', unassign),
];
