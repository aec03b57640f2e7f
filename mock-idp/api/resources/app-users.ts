/** `/apps/{id}/users`: who uses an app, individually or through a group. */
import type { AppUser } from '../../org/index.ts';
import {
  type Call,
  del,
  get,
  json,
  noContent,
  notFound,
  page,
  post,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { appUserJson } from '../shapes/app-user.ts';
import { userJson } from '../shapes/user.ts';
import { changedValues } from './profile-values.ts';

interface AppUserBody {
  id?: string;
  credentials?: { userName?: string | null } | null;
  profile?: Record<string, string | string[] | null> | null;
}

const properties = {
  id: { type: 'string' },
  credentials: { type: ['object', 'null'], properties: { userName: { type: ['string', 'null'] } } },
  profile: {
    type: ['object', 'null'],
    maxProperties: 100,
    additionalProperties: { type: ['string', 'array', 'null'], items: { type: 'string' } },
  },
};
const bodyShape: Shape<AppUserBody> = shape<AppUserBody>()('appUser', { type: 'object', properties });
const newShape: Shape<AppUserBody & { id: string }> = shape<AppUserBody & { id: string }>()('appUser', {
  type: 'object',
  required: ['id'],
  properties,
});

function inputOf({ credentials, profile }: AppUserBody, before: AppUser['profile'] = {}) {
  const userName = credentials?.userName;
  return { ...(userName ? { userName } : {}), profile: changedValues(before, profile ?? {}) };
}

async function found(call: Call): Promise<AppUser> {
  const app = await call.org.applications.get(call.param('app'));
  const userId = call.param('user');
  const appUser = await call.org.assignments.find(app.id, userId);
  if (!appUser) throw notFound(userId, 'AppUser');
  return appUser;
}

async function assign(call: Call) {
  const app = await call.org.applications.get(call.param('app'));
  const body = await readBody(newShape, call.body);
  return json(await appUserJson(call, await call.org.assignments.assign(app.id, body.id, inputOf(body))));
}

const read = async (call: Call) => json(await appUserJson(call, await found(call)));

/** What is not named stays. */
async function update(call: Call) {
  const { appId, userId, profile } = await found(call);
  const input = inputOf(await readBody(bodyShape, call.body), profile);
  return json(await appUserJson(call, await call.org.assignments.update(appId, userId, input)));
}

async function unassign(call: Call) {
  const { appId, userId } = await found(call);
  await call.org.assignments.unassign(appId, userId);
  return noContent;
}

async function list(call: Call) {
  const { org } = call;
  const { id } = await org.applications.get(call.param('app'));
  const q = call.query('q')?.toLowerCase();
  const matching: AppUser[] = [];
  for (const appUser of await org.assignments.ofApp(id)) {
    const { profile } = await org.directory.get(appUser.userId);
    const texts = [appUser.credentials.userName, profile.firstName, profile.lastName, profile.email];
    if (q === undefined || texts.some((text) => text.toLowerCase().startsWith(q))) matching.push(appUser);
  }
  const withUser = call.query('expand') === 'user';
  return page(
    call,
    matching,
    { usual: 50, most: 500 },
    ({ userId }) => userId,
    async (appUser) => {
      const shown = await appUserJson(call, appUser);
      return withUser
        ? { ...shown, _embedded: { user: await userJson(call, await org.directory.get(appUser.userId)) } }
        : shown;
    },
  );
}

export const appUsersRoutes: readonly Route[] = [
  get('/apps/:app/users', list),
  post('/apps/:app/users', assign),
  get('/apps/:app/users/:user', read),
  post('/apps/:app/users/:user', update),
  del('/apps/:app/users/:user', unassign),
];
