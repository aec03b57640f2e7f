import type { Request, Response } from 'express';
import type { ServerContext } from './server-context.ts';

/** Sends a page that nobody may keep. */
export function sendPage(response: Response, html: string, status = 200): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(html);
}

/** There is no such page. */
export function notFound(context: ServerContext, response: Response): void {
  sendPage(response, context.views.notFound({ homeHref: '/' }), 404);
}

/** One field of a posted form; undefined if absent, repeated or nested. */
export function field(request: Request, name: string): string | undefined {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(body, name)?.value;
  return typeof value === 'string' ? value : undefined;
}
