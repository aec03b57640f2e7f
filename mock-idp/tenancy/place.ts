/** Which organisation a request is for: by path, by host, or the first one. */

/** What the addresses of this process are made of. */
export interface Layout {
  /** Path of the public URL, without a trailing slash; empty at the root. */
  basePath: string;
  /** Organisations answer as `{subdomain}.{domain}`. */
  domain: string;
}

export interface Place {
  /** Absent: the first organisation, which answers under every name that nobody else has. */
  subdomain?: string;
  by: 'path' | 'host' | 'default';
  /** Path and query as the organisation's own routes know them. */
  rest: string;
  /** What stands before them in the browser. */
  prefix: string;
}

/** As the organisation seed's schema has it. */
const subdomainShape = /^[a-z0-9][a-z0-9-]{0,56}$/;
const byPath = /^\/o\/([a-z0-9][a-z0-9-]{0,56})(?=[/?]|$)/;

/** True for what may stand in an address. */
export function isSubdomain(text: string): boolean {
  return subdomainShape.test(text);
}

/** A proxy may leave the base path in place or take it away: both are served. */
function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest !== '' && !/^[/?]/.test(rest)) return url;
  return rooted(rest);
}

const rooted = (rest: string) => (rest.startsWith('/') ? rest : `/${rest}`);

/** The name of a Host header, without port and in small letters. */
export function hostName(host: string): string {
  return host.replace(/:\d{1,5}$/, '').toLowerCase();
}

/** Reads the place out of path and Host. The work does not depend on how many organisations there are. */
export function placeOf(url: string, host: string, { basePath, domain }: Layout): Place {
  const path = withoutBase(url, basePath);
  const [mount, subdomain] = byPath.exec(path) ?? [];
  if (mount !== undefined && subdomain !== undefined) {
    return { subdomain, by: 'path', rest: rooted(path.slice(mount.length)), prefix: basePath + mount };
  }
  const name = hostName(host);
  if (name.endsWith(`.${domain}`)) {
    return { subdomain: name.slice(0, -domain.length - 1), by: 'host', rest: path, prefix: basePath };
  }
  return { by: 'default', rest: path, prefix: basePath };
}
