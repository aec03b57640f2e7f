import { Ajv } from 'ajv';

interface Entry {
  id: string;
  email?: string;
  name?: string;
  user_groups?: { id: string; name: string; environment_id: string }[];
}

const entry = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    email: { type: 'string' },
    name: { type: 'string' },
    user_groups: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'environment_id'],
        properties: { id: { type: 'string' }, name: { type: 'string' }, environment_id: { type: 'string' } },
      },
    },
  },
};
const isList = new Ajv({ allowUnionTypes: true, validateSchema: false }).compile<{ data: Entry[] }>({
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', items: entry } },
});

/** The IAM API as a program of the customer calls it. */
export class IamApi {
  readonly #url: string;
  #token: string | undefined;
  #last: { status: number; text: string } | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  use(token: string | undefined): void {
    this.#token = token;
  }

  /** What the last call was answered. */
  get last(): { status: number; text: string } {
    if (this.#last === undefined) throw new Error('Nobody has called the IAM API in this scenario');
    return this.#last;
  }

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.#url}/api/iam/${path}`, {
      method,
      headers: {
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#last = { status: response.status, text: await response.text() };
    return this.#last;
  }

  async list(path: string): Promise<Entry[]> {
    const { status, text } = await this.call('GET', path);
    const answer: unknown = JSON.parse(text);
    if (status !== 200 || !isList(answer)) throw new Error(`GET /api/iam/${path} answered ${status}: ${text}`);
    return answer.data;
  }

  async user(email: string): Promise<Entry> {
    return only(await this.list(`users?emails[]=${encodeURIComponent(email)}`), email);
  }

  async group(name: string): Promise<Entry> {
    const groups = await this.list(`user_groups?query=${encodeURIComponent(name)}`);
    return only(
      groups.filter((group) => group.name === name),
      name,
    );
  }
}

function only(entries: Entry[], what: string): Entry {
  const [found, ...others] = entries;
  if (found === undefined || others.length > 0) throw new Error(`The IAM API knows ${entries.length} times ${what}`);
  return found;
}
