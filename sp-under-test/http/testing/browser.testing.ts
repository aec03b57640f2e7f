/** A browser without pages: keeps cookies as one would for http://localhost, follows no redirect by itself. */
export interface TestBrowser {
  get(path: string): Promise<Reply>;
  post(path: string, form: Record<string, string> | [string, string][] | string): Promise<Reply>;
  cookies: Map<string, string>;
}

export interface Reply {
  status: number;
  location: string | undefined;
  body: string;
  headers: Headers;
}

export function createBrowser(url: string): TestBrowser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(init.body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }) };
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? undefined,
      body: await response.text(),
      headers: response.headers,
    };
  };
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, form) =>
      send(path, { method: 'POST', body: typeof form === 'string' ? form : new URLSearchParams(form).toString() }),
  };
}

/** The hidden form token of a page. */
export function csrfOf(page: string): string {
  const token = /name="_csrf" value="([^"]+)"|value="([^"]+)" name="_csrf"/.exec(page);
  const found = token?.[1] ?? token?.[2];
  if (found === undefined) throw new Error(`The page has no form token: ${page.slice(0, 400)}`);
  return found;
}
