import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';

/** A server on loopback that counts who comes. */
export interface Listener {
  url: string;
  /** Addresses that were asked for, in order. */
  fetched(): readonly string[];
  close(): Promise<void>;
}

/** Answers everything with a harmless word; whoever comes followed an address that was none of its business. */
export function listenForFetches(): Promise<Listener> {
  return listen(
    'http',
    (answer) => createServer(answer),
    (_request, response) => void response.end('assay'),
  );
}

/** Serves a document over TLS under a certificate that nobody vouches for. */
export function serveUntrusted(document: string): Promise<Listener> {
  const pem = (part: string) =>
    readFileSync(createRequire(import.meta.url).resolve(`#package/fixtures/keys/demo-idp.${part}.pem`));
  const tls = { key: pem('key'), cert: pem('cert') };
  return listen(
    'https',
    (answer) => createTlsServer(tls, answer),
    (_request, response) => {
      response.setHeader('content-type', 'text/xml; charset=UTF-8');
      response.end(document);
    },
  );
}

async function listen(
  scheme: 'http' | 'https',
  create: (answer: RequestListener) => ReturnType<typeof createServer> | ReturnType<typeof createTlsServer>,
  answer: RequestListener,
): Promise<Listener> {
  const fetched: string[] = [];
  const server = create((request, response) => {
    fetched.push(request.url ?? '');
    answer(request, response);
  });
  // A peer that hangs up on the certificate is what is hoped for.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `${scheme}://127.0.0.1:${port}/`,
    fetched: () => [...fetched],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
