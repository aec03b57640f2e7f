/** A session token made a cookie: how a page or a script that signed somebody in brings the browser along. */
import type { ServerResponse } from 'node:http';
import type { Face } from '../face-dependencies.ts';
import { badRequest } from '../pages/refusal.ts';
import { ownPath } from '../pages/respond.ts';
import { type Request, redirect } from '../web/index.ts';
import { enter, signInPath } from './sign-in.ts';

/** Anywhere else would be an open redirect. Okta has a list of Trusted Origins for it; here, whoever has an app is trusted. */
async function trusted(face: Face, wanted: string): Promise<string | undefined> {
  const { saml } = face.addresses();
  if (!URL.canParse(wanted)) return ownPath(wanted, saml);
  const { origin, protocol } = new URL(wanted);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const apps = await face.org.applications.list();
  const known = [saml, ...apps.map(({ settings }) => settings.signOn.ssoAcsUrl)];
  return known.some((url) => URL.canParse(url) && new URL(url).origin === origin) ? wanted : undefined;
}

/** `GET /login/sessionCookieRedirect?token=…&redirectUrl=…` */
export async function serveSessionCookieRedirect(
  face: Face,
  request: Request,
  response: ServerResponse,
): Promise<void> {
  const wanted = request.query.get('redirectUrl') ?? '';
  const target = await trusted(face, wanted);
  if (target === undefined) {
    const message = 'redirectUrl must lead to this identity provider, or to where an ACS URL of its apps is.';
    throw badRequest({ check: 'redirect-url', message });
  }
  const userId = await face.org.sessionTokens.take(request.query.get('token') ?? '');
  if (userId !== undefined) return enter(face, request, response, userId, { target });
  const path = ownPath(target.replace(face.addresses().saml, ''), face.addresses().saml);
  redirect(response, path === undefined ? signInPath : `${signInPath}?fromURI=${encodeURIComponent(path)}`);
}
