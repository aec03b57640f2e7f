/** `/apps`: create, read, list, replace, delete, switch on and off. */
import { type App, settingsOf } from '../../org/index.ts';
import {
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  page,
  parseFilter,
  post,
  put,
  type Route,
  readUpload,
} from '../engine/index.ts';
import { appJson, logoUrl } from '../shapes/app.ts';
import { appUserJson } from '../shapes/app-user.ts';
import { extrasOf, readApp, settingsBesideSaml } from './app-body.ts';
import { signOnOf } from './sign-on-body.ts';

const filterable = ['id', 'name', 'status', 'credentials.signing.kid', 'settings.slo.enabled', 'user.id', 'group.id'];

const found = (call: Call) => call.org.applications.get(call.param('app'));

async function create(call: Call) {
  const body = await readApp(call.body);
  // Okta names what its wizard makes; an app read and posted again says the name of the one it was read from.
  const { name } = body;
  if (name && (await call.org.applications.list()).some((app) => app.name === name)) {
    throw invalid('mediated', 'Cannot create an existing App Wizard App');
  }
  const signOn = body.settings?.signOn;
  if (!signOn) throw invalid('mediated', 'Missing settings.signOn object');
  const app = await call.org.applications.create({
    label: body.label,
    signOn: signOnOf(signOn),
    ...settingsBesideSaml(body),
    active: call.flag('activate', true),
    extras: extrasOf(body),
  });
  return json(await appJson(call, app));
}

/** Without `settings.signOn`, as when a key is rotated, the SAML settings stay. */
async function replace(call: Call) {
  const app = await found(call);
  const body = await readApp(call.body);
  const signOn = body.settings?.signOn;
  const kid = body.credentials?.signing?.kid;
  const changed = await call.org.applications.update(app.id, {
    label: body.label,
    ...(signOn && { settings: { signOn: settingsOf(signOnOf(signOn)) } }),
    ...settingsBesideSaml(body),
    extras: extrasOf(body, app.extras),
    ...(kid && { signingKeyId: kid }),
  });
  return json(await appJson(call, changed));
}

/** What filters look at; who is assigned is looked up only when asked for. */
async function filterView(call: Call, app: App, source: string) {
  const { org } = call;
  const users = source.includes('user.id') ? await org.assignments.ofApp(app.id) : [];
  const groups = source.includes('group.id') ? await org.appGroups.ofApp(app.id) : [];
  return {
    id: app.id,
    name: app.name,
    status: app.status,
    credentials: { signing: { kid: app.signingKeyId } },
    settings: { slo: { enabled: app.settings.signOn.slo.enabled } },
    user: { id: users.map(({ userId }) => userId) },
    group: { id: groups.map(({ groupId }) => groupId) },
  };
}

/** `expand=user/{id}`: what the app knows of that person. */
async function expanded(call: Call, app: App) {
  const shown = await appJson(call, app);
  const userId = /^user\/(.+)$/.exec(call.query('expand') ?? '')?.[1];
  const user = userId === undefined ? undefined : await call.org.assignments.find(app.id, userId);
  return user ? { ...shown, _embedded: { user: await appUserJson(call, user) } } : shown;
}

async function list(call: Call) {
  const q = call.query('q')?.toLowerCase();
  const source = call.query('filter');
  const passes = source === undefined ? undefined : parseFilter(source, filterable);
  const apps: App[] = [];
  for (const app of await call.org.applications.list()) {
    if (q !== undefined && ![app.name, app.label].some((text) => text.toLowerCase().startsWith(q))) continue;
    if (passes && source !== undefined && !passes(await filterView(call, app, source))) continue;
    apps.push(app);
  }
  return page(
    call,
    apps,
    { usual: 20, most: 200 },
    ({ id }) => id,
    (app) => expanded(call, app),
  );
}

const read = async (call: Call) => json(await expanded(call, await found(call)));

async function remove(call: Call) {
  await call.org.applications.remove((await found(call)).id);
  return noContent;
}

async function activate(call: Call) {
  await call.org.applications.activate((await found(call)).id);
  return json({});
}

async function deactivate(call: Call) {
  await call.org.applications.deactivate((await found(call)).id);
  return json({});
}

/** The picture of the app's tile: PNG, JPG or GIF. */
async function uploadLogo(call: Call) {
  const app = await found(call);
  await call.org.logos.put(app.id, await readUpload(call, 'file'));
  return { kind: 'made' as const, location: logoUrl(call, app) };
}

export const appsRoutes: readonly Route[] = [
  get('/apps', list),
  post('/apps', create),
  get('/apps/:app', read),
  put('/apps/:app', replace),
  del('/apps/:app', remove),
  post('/apps/:app/lifecycle/activate', activate),
  post('/apps/:app/lifecycle/deactivate', deactivate),
  post('/apps/:app/logo', uploadLogo),
];
