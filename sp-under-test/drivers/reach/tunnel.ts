import { request } from 'node:http';
import type { Socket } from 'node:net';

/** Opens a connection through an http proxy to where only the two ends can read (RFC 9110 §9.3.6). */
export function tunnel(proxy: URL, target: string, signal: AbortSignal | undefined): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname,
      port: proxy.port === '' ? 80 : Number(proxy.port),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyCredentials(proxy) },
      ...(signal === undefined ? {} : { signal }),
    });
    asked.once('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`The proxy ${proxy.host} answered CONNECT ${target} with status ${answer.statusCode}`));
    });
    asked.once('error', reject);
    asked.end();
  });
}

export function proxyCredentials({ password, username }: URL): Record<string, string> {
  if (username === '') return {};
  return { 'proxy-authorization': basic(decodeURIComponent(username), decodeURIComponent(password)) };
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
