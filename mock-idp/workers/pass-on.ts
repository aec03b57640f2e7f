/** Has the process that holds everything serve a request, and answers what it answered. */
import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ReadAsked } from '../tenancy/index.ts';

/** Of this connection, not of the message (RFC 9110 §7.6.1). */
const ofTheConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade', 'transfer-encoding']);

function ofTheMessage(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((name, i) =>
    i % 2 === 0 && !ofTheConnection.has(name.toLowerCase()) ? [name, rawHeaders[i + 1] ?? ''] : [],
  );
}

/** `socketPath`: where the holder listens for this. */
export function createPassOn(socketPath: string, readAsked: ReadAsked, scheme: 'http' | 'https') {
  const agent = new Agent({ keepAlive: true });
  return (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const asked = readAsked(request, scheme);
    const { connection: _connection, 'keep-alive': _keepAlive, upgrade: _upgrade, ...headers } = request.headers;
    const passed = ask({
      socketPath,
      agent,
      path,
      ...(request.method !== undefined && { method: request.method }),
      headers: { ...headers, 'x-forwarded-proto': asked.scheme, 'x-forwarded-host': asked.host },
    });
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, ofTheMessage(answer.rawHeaders));
      answer.pipe(response);
    });
    // Whichever end breaks off, nobody waits at the other.
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  };
}

/** How the holder reads what was asked for from a request that was passed on: nobody else can reach its socket. */
export const readPassedOn: ReadAsked = ({ headers }, own) => ({
  scheme: headers['x-forwarded-proto'] === 'https' ? 'https' : own,
  host: String(headers['x-forwarded-host'] ?? headers.host ?? ''),
});
