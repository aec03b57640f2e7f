import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { ask, bounds, type Way } from './ask.ts';
import { type Reach, ReachSettingsError, type UserAgentSettings } from './settings.ts';

/** Reaches whoever is simply there. */
export const plainReach: Reach = (address, request = {}) => ask(new URL(address), request);

/**
 * Reaches the SP as its vendor's browser does. `mine` says which addresses are the SP's: everybody else, the mock IdP above
 * all, is asked directly, and sees neither credentials nor headers.
 */
export function createReach(settings: UserAgentSettings, mine: (url: URL) => boolean): Reach {
  const ways = new Ways(settings);
  const own = ownHeaders(settings);
  const reach: Reach = (address, request = {}) => {
    const url = new URL(address);
    if (!mine(url)) return ask(url, request);
    const headers = { host: url.host, ...request.headers, ...own, ...ways.credentials(url) };
    return ask(url, { ...request, headers }, ways.to(url));
  };
  return Object.assign(reach, { covers: mine });
}

/** Connections are kept by the name they were made for: it decides which certificate is right. */
class Ways {
  readonly #settings: UserAgentSettings;
  readonly #secure: SecureContext;
  readonly #proxy: URL | undefined;
  readonly #direct = new Map<string, Dispatcher>();
  readonly #tunnels = new Map<string, Dispatcher>();

  constructor(settings: UserAgentSettings) {
    this.#settings = settings;
    this.#secure = secureContext(settings);
    this.#proxy = settings.proxy === undefined ? undefined : new URL(settings.proxy);
  }

  to(url: URL): Way {
    const proxy = this.#proxy;
    const path = `${url.pathname}${url.search}`;
    if (proxy === undefined) return { dispatcher: this.#agent(url.hostname), origin: this.#originOf(url), path };
    if (url.protocol === 'https:')
      return { dispatcher: this.#tunnel(proxy, url.hostname), origin: this.#originOf(url), path };
    // What is not secret goes through the proxy's hands, with the whole address in the request line (RFC 9112 §3.2.2).
    return { dispatcher: this.#agent(proxy.hostname), origin: proxy.origin, path: url.href };
  }

  /** What the proxy wants to know of whoever asks it in the clear; a tunnel asks for itself. */
  credentials({ protocol }: URL): Record<string, string> {
    const { password = '', username = '' } = this.#proxy ?? {};
    if (username === '' || protocol === 'https:') return {};
    return { 'proxy-authorization': basic(decodeURIComponent(username), decodeURIComponent(password)) };
  }

  #agent(name: string): Dispatcher {
    return keptIn(this.#direct, name, () => new Agent({ ...bounds, connect: this.#secureFor(name) }));
  }

  #tunnel(proxy: URL, name: string): Dispatcher {
    const settings = { ...bounds, uri: proxy.href, requestTls: this.#secureFor(name) };
    return keptIn(this.#tunnels, name, () => new ProxyAgent(settings));
  }

  #secureFor(name: string): { secureContext: SecureContext; servername: string } {
    return { secureContext: this.#secure, servername: isName(name) ? name : '' };
  }

  /** As the hosts file of the profile says, else as the machine does. */
  #originOf(url: URL): string {
    const address = this.#settings.hosts?.[url.hostname];
    if (address === undefined) return url.origin;
    const mapped = new URL(url.origin);
    mapped.hostname = address.includes(':') ? `[${address}]` : address;
    return mapped.origin;
  }
}

function keptIn(kept: Map<string, Dispatcher>, name: string, make: () => Dispatcher): Dispatcher {
  const dispatcher = kept.get(name) ?? make();
  kept.set(name, dispatcher);
  return dispatcher;
}

function ownHeaders({ basicAuth, headers = {} }: UserAgentSettings): Record<string, string> {
  return { ...headers, ...(basicAuth && { authorization: basic(basicAuth.user, basicAuth.password) }) };
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

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

const isName = (host: string): boolean => !/^[\d.]+$|^\[/.test(host);
