import type { ServerResponse } from 'node:http';

/** What has no place of its own in `send`. */
export interface Answer {
  status?: number;
  type: string;
  headers?: Readonly<Record<string, string>>;
}

/** Answers a whole body. */
export function send(response: ServerResponse, body: string | Buffer, { status = 200, type, headers }: Answer): void {
  response.statusCode = status;
  response.setHeader('content-type', type);
  for (const name in headers) response.setHeader(name, headers[name] ?? '');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

/** Sends the browser on, to be asked for by GET. */
export function redirect(response: ServerResponse, location: string): void {
  response.statusCode = 303;
  response.setHeader('location', location);
  response.end();
}
