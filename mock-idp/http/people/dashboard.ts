/** My Apps, and the way out. */
import type { ServerResponse } from 'node:http';
import type { Face } from '../face-dependencies.ts';
import { logoPath } from '../logo.ts';
import { signOutEverywhere } from '../logout/index.ts';
import { readCookie, sessionCookie } from '../pages/cookies.ts';
import { csrfToken, requireCsrf } from '../pages/csrf.ts';
import { formOf } from '../pages/form.ts';
import { originOf, sendPage } from '../pages/respond.ts';
import type { DashboardProps } from '../views.ts';
import { type Request, redirect } from '../web/index.ts';
import { dashboardPath, signInPath } from './sign-in.ts';

export const signOutPath = '/login/signout';

type Tile = DashboardProps['tiles'][number];

async function tilesOf({ org }: Face, userId: string, base: string): Promise<Tile[]> {
  const tiles: Tile[] = [];
  const pictured = await org.logos.having();
  for (const { appId } of await org.assignments.ofUser(userId)) {
    const app = await org.applications.get(appId);
    if (app.status === 'ACTIVE' && !app.hidden) {
      tiles.push({
        label: app.label,
        url: org.applications.addresses(app, base).idpInitiatedUrl,
        ...(pictured.has(appId) && { logo: `${logoPath}/${appId}` }),
      });
    }
  }
  return tiles;
}

async function originsToTell(face: Face, session: string): Promise<string[]> {
  const joined = new Set((await face.participants.of(session)).map(({ appId }) => appId));
  const urls = (await face.org.applications.list())
    .filter(({ id, settings }) => joined.has(id) && settings.signOn.participateSlo.enabled)
    .map(({ settings }) => settings.signOn.participateSlo.logoutRequestUrl ?? '');
  return [...new Set(urls.map(originOf))].filter((origin) => origin !== "'none'");
}

/** `GET /app/UserHome` */
export async function showDashboard(face: Face, request: Request, response: ServerResponse): Promise<void> {
  const found = await face.org.sessions.find(readCookie(request, sessionCookie) ?? '', 'end-user');
  if (!found) return redirect(response, `${signInPath}?fromURI=${encodeURIComponent(dashboardPath)}`);
  const { id, profile } = found.user;
  const html = (await face.views()).dashboard({
    organisation: (await face.org.organisation.get()).name,
    person: { displayName: profile.displayName ?? `${profile.firstName} ${profile.lastName}`, login: profile.login },
    tiles: await tilesOf(face, id, face.baseOf(request.incoming)),
    signOutAction: signOutPath,
    csrf: csrfToken(request, response, face.random),
    ...((await face.org.administrators.includes(id)) && { adminUrl: `${face.addresses().admin}/admin` }),
  });
  // Browsers hold a form to its policy through every redirect: signing out may lead on to the apps.
  const formAction = ["'self'", ...(await originsToTell(face, found.session.id))].join(' ');
  sendPage(response, html, { formAction });
}

/** `POST /login/signout`, from the dashboard. */
export async function signOut(face: Face, request: Request, response: ServerResponse): Promise<void> {
  requireCsrf(request, formOf(request));
  await signOutEverywhere(face, request, response);
}

/** `GET /login/signout`, Okta's address for links; the worst another site does with it is to sign somebody out. */
export const signOutByLink = signOutEverywhere;
