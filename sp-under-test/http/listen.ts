import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Log } from './server-context.ts';

/** Both loopback addresses on one port: `localhost` means either, and which one is the client's choice. */
export interface Listening {
  port: number;
  servers: readonly Server[];
}

/** What the SP shows over TLS, PEM: the certificate with those between it and its authority. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

const attemptsMost = 20;
/** Whoever takes longer to ask than this is not waiting for us; a connection is kept for whoever is busy between two requests. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
};

/** Listens on 127.0.0.1 and ::1; on a machine without IPv6 on 127.0.0.1 alone, and says so. */
export async function listenOnLoopback(wanted: number, log: Log, tls?: TlsFiles): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const four = await listen(wanted, '127.0.0.1', tls);
    const { port } = addressOf(four);
    try {
      return { port, servers: [four, await listen(port, '::1', tls)] };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') {
        log.info({ port }, 'no IPv6 on this machine: the SP listens on 127.0.0.1 only');
        return { port, servers: [four] };
      }
      await closeServer(four);
      // A free port of 127.0.0.1 may be taken on ::1; another one will do, unless this one was asked for.
      if (code !== 'EADDRINUSE' || wanted !== 0 || attempt >= attemptsMost) throw error;
    }
  }
}

/** Stops listening and drops idle and busy connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function listen(port: number, host: string, tls: TlsFiles | undefined): Promise<Server> {
  const server = tls ? createTlsServer({ ...patience, cert: tls.certificate, key: tls.key }) : createServer(patience);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: host === '::1' }, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The SP listens on no port.');
  return address;
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
