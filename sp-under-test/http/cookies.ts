import type { Request, Response } from 'express';

/** Ties a browser to the requests it started. Must come along on the IdP's cross-site POST, hence SameSite=None. */
export const browserCookie = 'assay_sp_browser';
/** Who is signed in in the portal. */
export const sessionCookie = 'assay_sp_session';
/** Who is signed in in Workspace admin. */
export const adminCookie = 'assay_sp_admin';

/** One cookie's value; undefined if absent or sent twice with different values (somebody planted one). */
export function readCookie(request: Request, name: string): string | undefined {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([key]) => key === name)
    .map(([, ...value]) => value.join('='));
  return new Set(values).size === 1 && /^[A-Za-z0-9_-]{1,200}$/.test(values[0] ?? '') ? values[0] : undefined;
}

/** Sets the cookie that survives the cross-site POST; browsers take `Secure` on http://localhost. */
export function setBrowserCookie(response: Response, value: string): void {
  response.cookie(browserCookie, value, { httpOnly: true, sameSite: 'none', secure: true, path: '/' });
}

/** Sets a cookie that stays away from cross-site posts, and over TLS from plain http. */
export function setSameSiteCookie(response: Response, name: string, value: string, path = '/'): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure: response.req.secure, path });
}

/** Sets a same-site cookie that is still there when the browser has been closed; browsers keep none for longer. */
export function setLastingCookie(response: Response, name: string, value: string, path: string): void {
  const { secure } = response.req;
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure, path, maxAge: 400 * 86_400_000 });
}

/** Forgets a same-site cookie. */
export function clearCookie(response: Response, name: string, path = '/'): void {
  response.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure: response.req.secure, path });
}
