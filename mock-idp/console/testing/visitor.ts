export interface Answer {
  status: number;
  location: string;
  text: string;
}

/** A browser without script, as far as tests need one: cookies, and the token of the last page. */
export class Visitor {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  #token = '';

  constructor(base: string) {
    this.#base = base;
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, {});
  }

  post(
    path: string,
    fields: readonly (readonly [string, string])[],
    token: string | null = this.#token,
  ): Promise<Answer> {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    if (token !== null) body.set('_csrf', token);
    return this.#send(path, { method: 'POST', body });
  }

  async signIn(login: string, password = 'Correct-Horse-7'): Promise<Answer> {
    await this.get('/admin/login');
    await this.post('/admin/login', [
      ['step', 'identifier'],
      ['identifier', login],
    ]);
    return this.post('/admin/login', [
      ['step', 'password'],
      ['identifier', login],
      ['password', password],
    ]);
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#base), { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    this.#token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.#token;
    return { status: response.status, location: response.headers.get('location') ?? '', text };
  }
}
