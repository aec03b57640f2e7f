/** What a person has: groups, app links, administrator roles. */
import { type Call, get, json, page, type Route } from '../engine/index.ts';
import { logoUrl } from '../shapes/app.ts';
import { groupJson } from '../shapes/group.ts';
import { findUser } from './find-user.ts';

async function groups(call: Call) {
  const found = await call.org.groups.ofUser((await findUser(call)).id);
  return page(
    call,
    found,
    { usual: 200, most: 200 },
    ({ id }) => id,
    (group) => groupJson(call, group),
  );
}

/** The tiles of the dashboard. */
async function appLinks(call: Call) {
  const { org } = call;
  const links = [];
  for (const { appId, userId } of await org.assignments.ofUser((await findUser(call)).id)) {
    const app = await org.applications.get(appId);
    if (app.status !== 'ACTIVE' || app.hidden) continue;
    links.push({
      id: app.linkId,
      label: app.label,
      linkUrl: org.applications.addresses(app).idpInitiatedUrl,
      logoUrl: logoUrl(call, app),
      appName: app.name,
      appInstanceId: app.id,
      appAssignmentId: `0ua${userId.slice(3)}`,
      credentialsSetup: false,
      hidden: false,
      sortOrder: links.length,
    });
  }
  return json(links);
}

/** An administrator of this organisation may do everything. */
async function roles(call: Call) {
  const user = await findUser(call);
  if (!(await call.org.administrators.includes(user.id))) return json([]);
  const type = 'SUPER_ADMIN';
  return json([
    { id: `ra1${user.id.slice(3)}`, label: 'Super Administrator', type, status: 'ACTIVE', assignmentType: 'USER' },
  ]);
}

export const userBelongingsRoutes: readonly Route[] = [
  get('/users/:user/groups', groups),
  get('/users/:user/appLinks', appLinks),
  get('/users/:user/roles', roles),
];
