/** `GET /fs/bco/4/{id}`: the picture of an app, at the address where Okta keeps such files; its first letter where it has none. */
import type { Request, Response } from 'express';
import type { Face } from './face-dependencies.ts';

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
export async function serveLogo({ org }: Face, request: Request, response: Response): Promise<void> {
  const { id } = request.params;
  const app = await org.applications.get(typeof id === 'string' ? id : '');
  const logo = await org.logos.get(app.id);
  response
    // Nothing within a picture may run, and no browser may take it for something else.
    .set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .set('cache-control', 'no-cache')
    .type(logo?.type ?? 'image/svg+xml')
    .send(logo?.content ?? letterOf(app.label));
}
