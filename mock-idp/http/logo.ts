/** `GET /fs/bco/4/{id}`: the picture of an app, at the address where Okta keeps such files; its first letter where it has none. */
import type { ServerResponse } from 'node:http';
import type { Face } from './face-dependencies.ts';
import { type Request, send } from './web/index.ts';

export const logoPath = '/fs/bco/4';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function letterOf(label: string): string {
  const [letter = ''] = label.toUpperCase();
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">',
    '<rect width="48" height="48" rx="8" fill="#4338ca"/>',
    '<text x="24" y="33" font-family="sans-serif" font-size="26" fill="#fff" text-anchor="middle">',
    `${escaped(letter)}</text></svg>`,
  ].join('');
}

/** Public, as Okta's are: whoever sees a tile must see its picture. */
export async function serveLogo({ org }: Face, request: Request, response: ServerResponse): Promise<void> {
  const app = await org.applications.get(request.params.id ?? '');
  const logo = await org.logos.get(app.id);
  send(response, logo?.content ?? letterOf(app.label), {
    type: logo?.type ?? 'image/svg+xml',
    headers: {
      // Nothing within a picture may run, and no browser may take it for something else.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'no-cache',
    },
  });
}
