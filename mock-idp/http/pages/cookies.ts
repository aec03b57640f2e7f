import type { ServerResponse } from 'node:http';
import type { Request } from '../web/index.ts';

/** Cookies do not tell ports apart: the names must differ from those of the admin face on the same host. */
export const sessionCookie = 'sid';

/** The first cookie of that name. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Sets a host-only cookie that no script reads. Without `maxAgeSeconds` it goes with the browser. */
export function setCookie(response: ServerResponse, name: string, value: string, maxAgeSeconds?: number): void {
  const lifetime = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  const cookie = `${name}=${encodeURIComponent(value)}${lifetime}; Path=/; HttpOnly; SameSite=Lax`;
  response.appendHeader('set-cookie', cookie);
}

/** Takes a cookie away. */
export function clearCookie(response: ServerResponse, name: string): void {
  setCookie(response, name, '', 0);
}
