import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { ask } from './line.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('sends JSON with the token and answers status and text as they came', async () => {
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization } = request.headers;
    response.writeHead(418).end(`${request.method} ${request.url} ${authorization} ${Buffer.concat(chunks)} – ü`);
  });
  const answer = await ask(`${url}/x`, 'PATCH', 'secret', { name: 'Jörg' });
  expect(answer).toEqual({ status: 418, text: 'PATCH /x Bearer secret {"name":"Jörg"} – ü' });
});

it('fails where the answer breaks off, and where nobody is', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  await expect(ask(url, 'GET', 'secret', undefined)).rejects.toThrow('other side closed');
  server?.close();
  server?.closeAllConnections();
  await expect(ask(url, 'GET', 'secret', undefined)).rejects.toThrow('ECONNREFUSED');
});
