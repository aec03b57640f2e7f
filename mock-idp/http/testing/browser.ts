/** A browser of the simplest kind, for tests of this folder: one cookie jar, forms by name, redirects by hand. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface Page {
  status: number;
  url: string;
  headers: Headers;
  body: string;
}

export interface Form {
  id: string | undefined;
  action: string;
  method: string;
  fields: [string, string][];
}

const isElement = (node: Node): node is Element => 'tagName' in node;

function* elements(node: Node): Generator<Element> {
  if (isElement(node)) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
}

const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value;

/** The forms of a page, with what they would send. */
export function formsOf({ body, url }: Page): Form[] {
  return [...elements(parse(body))]
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => ({
      id: attribute(form, 'id'),
      action: new URL(attribute(form, 'action') ?? '', url).href,
      method: (attribute(form, 'method') ?? 'get').toUpperCase(),
      fields: [...elements(form)]
        .filter((element) => element.tagName === 'input' && attribute(element, 'type') !== 'checkbox')
        .map((input): [string, string] => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
    }));
}

/** The delivery form of a page, or a sentence about what was there instead. */
export function deliveryOf(page: Page): {
  action: string;
  samlResponse: string;
  xml: string;
  relayState: string | undefined;
} {
  const form = formsOf(page).find(({ id }) => id === 'appForm');
  if (!form) throw new Error(`No delivery form, but ${page.status}: ${page.body.slice(0, 400)}`);
  const field = (name: string) => form.fields.find(([key]) => key === name)?.[1];
  const samlResponse = field('SAMLResponse') ?? '';
  const xml = Buffer.from(samlResponse, 'base64').toString('utf8');
  return { action: form.action, samlResponse, xml, relayState: field('RelayState') };
}

export class Browser {
  readonly cookies = new Map<string, string>();

  async send(url: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (pair.slice(at + 1) === '') this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return { status: response.status, url, headers: response.headers, body: await response.text() };
  }

  /** Goes there and follows redirects. */
  async open(url: string, init: RequestInit = {}): Promise<Page> {
    let page = await this.send(url, init);
    for (let hops = 0; page.status >= 300 && page.status < 400 && hops < 10; hops += 1) {
      page = await this.send(new URL(page.headers.get('location') ?? '', page.url).href);
    }
    return page;
  }

  /** Fills the first form that has all these fields, and submits it. */
  async submit(page: Page, values: Record<string, string>): Promise<Page> {
    const names = Object.keys(values);
    const form = formsOf(page).find(({ fields }) => names.every((name) => fields.some(([field]) => field === name)));
    if (!form)
      throw new Error(`No form with ${names.join(', ')} on ${page.url}: ${page.status} ${page.body.slice(0, 300)}`);
    const body = new URLSearchParams(form.fields.map(([name, value]) => [name, values[name] ?? value]));
    return this.open(form.action, { method: 'POST', body });
  }

  /** Both steps of the sign-in page. */
  async signIn(page: Page, login: string, password: string): Promise<Page> {
    return this.submit(await this.submit(page, { identifier: login }), { password });
  }
}
