import { type Cookie, CookieJar, getPublicSuffix } from 'tough-cookie';
import type { PlantedCookie } from '../judge-agent.ts';

/** What decides which cookies travel: who caused the request, and how. */
export interface RequestContext {
  method: 'GET' | 'POST';
  /** The page that caused the request; undefined for an address typed in. */
  initiator: string | undefined;
}

/** A browser gives a cookie without SameSite this long before it treats it as Lax on a cross-site POST. */
const unspecifiedGraceMs = 120_000;

/** Scheme and registrable host, as browsers compare sites: 127.0.0.1 and localhost are two, ports do not count. */
export function siteOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  if (/^[\d.]+$|^\[/.test(hostname)) return `${protocol}//${hostname}`;
  const registrable = getPublicSuffix(hostname, { allowSpecialUseDomain: true, ignoreError: true }) ?? hostname;
  return `${protocol}//${registrable}`;
}

/** A cookie jar with a browser's SameSite, Secure and grace rules. */
export class BrowserCookies {
  #jar: CookieJar;
  readonly #now: () => Date;
  readonly #oneSite: boolean;

  /** `oneSite`: as if everybody was on one site, and none of a browser's rules on cookies across sites held. */
  constructor(now: () => Date, oneSite = false) {
    this.#jar = newJar();
    this.#now = now;
    this.#oneSite = oneSite;
  }

  /** The line `Cookie` of such a request, and the names of the cookies for its address that stay away from it, for SameSite. */
  async sent(url: string, context: RequestContext): Promise<{ header: string; keptBack: string[] }> {
    const [travelling, kept]: [string[], string[]] = [[], []];
    for (const cookie of await this.#jar.getCookies(url)) {
      if (this.#travels(cookie, url, context)) travelling.push(cookie.cookieString());
      else kept.push(cookie.key);
    }
    return { header: travelling.join('; '), keptBack: kept };
  }

  async store(url: string, setCookie: readonly string[]): Promise<void> {
    for (const line of setCookie) {
      const none = /;\s*samesite\s*=\s*none/i.test(line);
      // Browsers drop SameSite=None without Secure; an SP that relies on it must be seen to fail.
      if (none && !this.#oneSite && !/;\s*secure\s*(;|$)/i.test(line)) continue;
      await this.#jar.setCookie(line, url, { ignoreError: true });
    }
  }

  async plant(cookie: PlantedCookie): Promise<void> {
    await this.#jar.setCookie(`${cookie.name}=${cookie.value}; Path=/; SameSite=None; Secure`, cookie.url);
  }

  /** What this jar would send to an address typed in, for another browser to go on with. */
  async planted(url: string): Promise<PlantedCookie[]> {
    const cookies = await this.#jar.getCookies(url);
    return cookies.map(({ key, value }) => ({ name: key, value, url }));
  }

  async snapshot(): Promise<string> {
    return JSON.stringify(await this.#jar.serialize());
  }

  async restore(snapshot: string): Promise<void> {
    this.#jar = await CookieJar.deserialize(snapshot);
  }

  #travels(cookie: Cookie, url: string, { initiator, method }: RequestContext): boolean {
    if (this.#oneSite || initiator === undefined || siteOf(initiator) === siteOf(url)) return true;
    switch (cookie.sameSite) {
      case 'none':
        return true;
      case 'strict':
        return false;
      case 'lax':
        return method === 'GET';
      default:
        return method === 'GET' || this.#ageMs(cookie) < unspecifiedGraceMs;
    }
  }

  #ageMs(cookie: Cookie): number {
    const { creation } = cookie;
    return creation instanceof Date ? this.#now().getTime() - creation.getTime() : Number.POSITIVE_INFINITY;
  }
}

const newJar = (): CookieJar => new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: true });
