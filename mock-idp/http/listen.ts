import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo, Server as SocketServer } from 'node:net';

/** The port is somebody else's. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly code = 'port_taken';
  readonly port: number;
  readonly address: string;

  constructor(host: string, port: number, option: string) {
    super(
      `Port ${port} on ${host} is in use: stop what listens there, or choose another with ${option} (0 takes any free one).`,
    );
    this.port = port;
    this.address = host;
  }
}

/** What a listener shows over TLS, PEM: the certificate with those between it and its authority. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

/** A server that listens. */
export interface Listener {
  /** `http://HOST:PORT`, or `https:` */
  url: string;
  /** From now on requests are answered; those that came before waited. */
  serve(handler: RequestListener): void;
  close(): Promise<void>;
}

/** AuthnRequests over HTTP-Redirect travel in the URL; signed ones are long. */
const maxHeaderSize = 64 * 1024;

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Has a server listen; answers the host and port at which it is reached, joined by a colon. Throws PortTakenError. */
export async function startListening(
  server: SocketServer,
  host: string,
  port: number,
  option: string,
): Promise<string> {
  return `${reachable(host)}:${await start(server, host, port, option)}`;
}

function start(server: SocketServer, host: string, port: number, option: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(errorCode(error) === 'EADDRINUSE' ? new PortTakenError(host, port, option) : error),
    );
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error(`${option}: no TCP address`));
      else resolve(address.port);
    });
  });
}

/** The name under which a listening address is reached: a wildcard listens everywhere, loopback included. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Whoever takes longer to ask than this is not waiting for us: many such connections would hold everybody else up. A
 * connection that may be used again is kept for longer than a busy client needs to come back, or its next request meets
 * a closed door.
 */
export const patience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
};

/** TLS takes a while to load, and most starts do without. */
async function tlsServer(tls: TlsFiles, settings: ServerOptions, answer: RequestListener): Promise<Server> {
  const https = await import('node:https');
  return https.createServer({ ...settings, cert: tls.certificate, key: tls.key }, answer);
}

/** A server that does not listen yet, with the patience and the limits of every face. */
export async function createServerFor(answer: RequestListener, tls?: TlsFiles, limits = patience): Promise<Server> {
  const settings = { ...limits, maxHeaderSize };
  return tls ? tlsServer(tls, settings, answer) : createServer(settings, answer);
}

/** Listens. `option` names the setting that holds the port, for the error's remedy. */
export async function listen(
  host: string,
  port: number,
  option: string,
  tls?: TlsFiles,
  limits = patience,
): Promise<Listener> {
  let begin: (handler: RequestListener) => void = () => undefined;
  const handler = new Promise<RequestListener>((resolve) => {
    begin = resolve;
  });
  const answer: RequestListener = async (request, response) => (await handler)(request, response);
  const server = await createServerFor(answer, tls, limits);
  const address = await startListening(server, host, port, option);
  return {
    url: `${tls ? 'https' : 'http'}://${address}`,
    serve: (next) => begin(next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers keep connections open; waiting for them would hold the process for minutes.
        server.closeAllConnections();
      }),
  };
}
