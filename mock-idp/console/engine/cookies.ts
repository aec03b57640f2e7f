import type { CookieOptions, Request } from 'express';

/** Holds the id of an administrator's session. */
export const sessionCookie = 'assay_console';
/** Ties the sign-in form to a browser before there is a session. */
export const browserCookie = 'assay_console_browser';

/** Strict: nobody else's page may cause a request that bears the administrator's session. */
export const cookieOptions: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/admin' };

/** Value of a cookie, or an empty string. */
export function readCookie(request: Request, name: string): string {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return '';
}
