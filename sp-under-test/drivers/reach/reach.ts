import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { connect as connectTls, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { type Reach, type ReachRequest, ReachSettingsError, type UserAgentSettings } from './settings.ts';
import { basic, proxyCredentials, tunnel } from './tunnel.ts';

/**
 * Reaches the SP as its vendor's browser does. `mine` says which addresses are the SP's: everybody else, the mock IdP above
 * all, is asked directly, and sees neither credentials nor headers.
 */
export function createReach(settings: UserAgentSettings, mine: (url: URL) => boolean): Reach {
  const way = new Way(settings);
  const reach = (address: string, request: ReachRequest = {}) => {
    const url = new URL(address);
    return mine(url) ? way.send(url, request) : fetch(url, request);
  };
  return Object.assign(reach, { covers: mine });
}

class Way {
  readonly #settings: UserAgentSettings;
  readonly #secure: SecureContext;
  readonly #proxy: URL | undefined;
  readonly #http = new HttpAgent({ keepAlive: true });
  readonly #https: HttpsAgent;

  constructor(settings: UserAgentSettings) {
    this.#settings = settings;
    this.#secure = secureContext(settings);
    this.#https = new HttpsAgent({ keepAlive: true, secureContext: this.#secure });
    this.#proxy = settings.proxy === undefined ? undefined : new URL(settings.proxy);
  }

  async send(url: URL, { body, headers = {}, method = 'GET', signal }: ReachRequest): Promise<Response> {
    const all = { host: url.host, ...headers, ...this.#own(), ...lengthOf(body) };
    try {
      const sent = await this.#open(url, { method, headers: all, ...(signal === undefined ? {} : { signal }) });
      return await answerOf(sent, body);
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      throw new TypeError('fetch failed', { cause: error });
    }
  }

  async #open(url: URL, options: Sending): Promise<ClientRequest> {
    const proxy = this.#proxy;
    const [host, port] = [this.#addressOf(url), portOf(url)];
    const servername = isName(url.hostname) ? url.hostname : '';
    if (proxy === undefined) {
      const target = { ...options, host, port, path: `${url.pathname}${url.search}` };
      return url.protocol === 'https:'
        ? requestHttps({ ...target, agent: this.#https, servername })
        : requestHttp({ ...target, agent: this.#http });
    }
    if (url.protocol === 'http:') {
      const headers = { ...options.headers, ...proxyCredentials(proxy) };
      return requestHttp({ ...options, headers, host: proxy.hostname, port: portOf(proxy), path: url.href });
    }
    const socket = await tunnel(proxy, `${host}:${port}`, options.signal);
    const secure = connectTls({ socket, servername, host: url.hostname, secureContext: this.#secure });
    return requestHttp({ ...options, path: `${url.pathname}${url.search}`, createConnection: () => secure });
  }

  /** As the hosts file of the profile says, else as the machine does. */
  #addressOf({ hostname }: URL): string {
    return this.#settings.hosts?.[hostname] ?? hostname.replace(/^\[|\]$/g, '');
  }

  #own(): Record<string, string> {
    const { basicAuth, headers = {} } = this.#settings;
    return { ...headers, ...(basicAuth && { authorization: basic(basicAuth.user, basicAuth.password) }) };
  }
}

interface Sending {
  method: string;
  headers: Record<string, string>;
  signal?: AbortSignal;
}

function secureContext({ ca, clientCertificate }: UserAgentSettings): SecureContext {
  try {
    return createSecureContext({
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      ...(clientCertificate && { cert: clientCertificate.certificate, key: clientCertificate.key }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReachSettingsError(
      `userAgent: certificate or key cannot be used (${reason}): give PEM files that belong together.`,
    );
  }
}

const portOf = ({ port, protocol }: URL): number => (port !== '' ? Number(port) : protocol === 'https:' ? 443 : 80);

const isName = (host: string): boolean => !/^[\d.]+$|^\[/.test(host);

const lengthOf = (body: string | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

/** Statuses that have no body, which `Response` insists on. */
const bodiless = new Set([101, 204, 205, 304]);

function answerOf(sent: ClientRequest, body: string | undefined): Promise<Response> {
  return new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (answer: IncomingMessage) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const status = answer.statusCode ?? 500;
        const content = bodiless.has(status) ? null : Buffer.concat(chunks);
        resolve(new Response(content, { status, headers: headersOf(answer) }));
      });
    });
    sent.end(body);
  });
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}
