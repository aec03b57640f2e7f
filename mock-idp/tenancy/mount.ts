/**
 * The way out of an organisation that does not hang at the root of its address. Its routes, pages and cookies are
 * written for the root; what leaves is completed here, once, as a proxy that mounts somebody else's site does it. A
 * route that forgot its prefix could otherwise end in another organisation.
 */
import type { ServerResponse } from 'node:http';

export interface Mount {
  /** Stands before every path; empty at the root. */
  prefix: string;
  /** Reached over TLS: its cookies must not travel without. */
  secure: boolean;
}

/** Attributes of our own pages that hold a path. The renderer escapes quotes in everything else, so nothing else matches. */
const pathAttribute = /(\s(?:href|src|action|formaction)=")\/(?!\/)/g;

/** A page with its own addresses completed. */
export function mountPage(html: string, prefix: string): string {
  return prefix === '' ? html : html.replace(pathAttribute, `$1${prefix}/`);
}

/** A Set-Cookie line for this place. */
export function mountCookie(line: string, { prefix, secure }: Mount): string {
  const placed =
    prefix === '' ? line : line.replace(/; Path=(\/[^;]*)/i, (_all, path: string) => `; Path=${joined(prefix, path)}`);
  return secure && !/; Secure(;|$)/i.test(placed) ? `${placed}; Secure` : placed;
}

const joined = (prefix: string, path: string) => (path === '/' ? prefix : prefix + path);

function mountHeaders(response: ServerResponse, mount: Mount): void {
  const location = response.getHeader('location');
  if (typeof location === 'string' && /^\/(?!\/)/.test(location)) {
    response.setHeader('location', mount.prefix + location);
  }
  const cookies = response.getHeader('set-cookie');
  if (cookies !== undefined) {
    response.setHeader(
      'set-cookie',
      [cookies].flat().map((line) => mountCookie(String(line), mount)),
    );
  }
}

/** A page, whole, as Express hands it over; undefined for everything else. */
function pageOf(response: ServerResponse, body: unknown): string | undefined {
  if (!String(response.getHeader('content-type')).startsWith('text/html')) return undefined;
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  return typeof body === 'string' ? body : undefined;
}

/** From now on what this response says is completed before it leaves. */
export function mountResponse(response: ServerResponse, mount: Mount): void {
  const end = response.end;
  response.end = (body?: unknown, ...more: unknown[]) => {
    if (response.headersSent) return Reflect.apply(end, response, [body, ...more]);
    mountHeaders(response, mount);
    const page = mount.prefix === '' ? undefined : pageOf(response, body);
    if (page === undefined) return Reflect.apply(end, response, [body, ...more]);
    const mounted = Buffer.from(mountPage(page, mount.prefix));
    response.setHeader('content-length', mounted.length);
    return Reflect.apply(end, response, [mounted]);
  };
}
