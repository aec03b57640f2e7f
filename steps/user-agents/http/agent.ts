import { plainReach, type Reach } from '../../../sp-under-test/drivers/index.ts';
import type { CapturedForm } from '../captured-form.ts';
import {
  AgentError,
  type AgentExchange,
  type AgentFailure,
  failureWords,
  type JudgeAgent,
  type PlantedCookie,
  proofOf,
} from '../judge-agent.ts';
import { type CarrierAnswer, carriesRequest, type OutgoingRequest } from '../outgoing.ts';
import { BrowserCookies } from './cookies.ts';
import { choose, emptyState, type FormRequest, firstForm, requestOf, samlForm, submission } from './forms.ts';
import { attribute, controlByLabel, formOf, type Page, parsePage, pressable, textOf } from './page.ts';

export interface HttpAgentOptions {
  /** Longest wait for one answer. */
  /** For one navigation with all its redirects and forms. */
  timeLimitMs?: number;
  now?: () => Date;
  /** As if everybody was on one site: every cookie travels. To find out that a cookie was the trouble, and to go on without. */
  oneSite?: boolean;
  /** How requests leave; straight to where they are addressed by default. */
  reach?: Reach;
}

interface Answer extends CarrierAnswer {
  contentType: string;
}

interface Hop {
  method: 'GET' | 'POST';
  url: string;
  fields?: readonly (readonly [string, string])[];
  initiator: string | undefined;
  /** What the answer may be. Default: what a browser takes for a page. */
  accept?: string;
}

const maximumHops = 20;
const excerptLength = 2_000;
/** More of a page than this is not searched. */
const pageLength = 200_000;

/** A browser without script: one cookie jar, redirects, forms, and the exchanges it made. */
export class HttpAgent implements JudgeAgent {
  readonly kind = 'http';
  readonly #options: Required<HttpAgentOptions>;
  readonly #cookies: BrowserCookies;
  readonly #exchanges: AgentExchange[] = [];
  readonly #outgoing: OutgoingRequest[] = [];
  #page: Page = parsePage('about:blank', '');
  #state = emptyState();
  #stopBeforeAcs = false;
  /** For everything one step of a person leads to: an SP that answers slowly on each of twenty hops hangs as well. */
  #patience: AbortSignal | undefined;
  #captured: CapturedForm | undefined;
  #beforeDelivery: string | undefined;

  constructor(options: HttpAgentOptions = {}) {
    this.#options = {
      timeLimitMs: options.timeLimitMs ?? 10_000,
      now: options.now ?? (() => new Date()),
      oneSite: options.oneSite ?? false,
      reach: options.reach ?? plainReach,
    };
    this.#cookies = new BrowserCookies(this.#options.now, this.#options.oneSite);
  }

  async visit(url: string): Promise<void> {
    await this.#navigate({ method: 'GET', url: new URL(url).href, initiator: undefined });
  }

  async fill(label: string, value: string): Promise<void> {
    this.#state.values.set(this.#control(label), value);
  }

  async choose(label: string, option: string): Promise<void> {
    if (!choose(this.#page, this.#control(label), option, this.#state)) {
      throw new Error(`"${label}" at ${this.#page.url} offers no option "${option}"`);
    }
  }

  async press(name: string): Promise<void> {
    const element = pressable(this.#page, name);
    if (element === undefined)
      throw new Error(`No button or link "${name}" at ${this.#page.url}: ${textOf(this.#page.root)}`);
    if (element.tagName === 'a') {
      const url = new URL(attribute(element, 'href') ?? '', this.#page.url).href;
      return this.#navigate({ method: 'GET', url, initiator: this.#page.url });
    }
    const form = formOf(this.#page, element);
    if (form === undefined) throw new Error(`The button "${name}" at ${this.#page.url} belongs to no form`);
    return this.#navigate(this.#asHop(submission(this.#page, form, this.#state, element)));
  }

  async text(): Promise<string> {
    return textOf(this.#page.root);
  }

  url(): string {
    return this.#page.url;
  }

  async get(url: string): Promise<Answer> {
    this.#patience = AbortSignal.timeout(this.#options.timeLimitMs);
    return this.#follow({ method: 'GET', url, initiator: undefined, accept: anything }, maximumHops);
  }

  async plant(cookie: PlantedCookie): Promise<void> {
    await this.#cookies.plant(cookie);
  }

  cookiesOf(url: string): Promise<PlantedCookie[]> {
    return this.#cookies.planted(url);
  }

  stopBeforeAcs(stop: boolean): void {
    this.#stopBeforeAcs = stop;
  }

  captured(): CapturedForm | undefined {
    return this.#captured;
  }

  async post(form: CapturedForm): Promise<void> {
    await this.#rememberDelivery(form);
    await this.#navigate({ ...requestOf(form), initiator: form.from });
  }

  async firstForm(): Promise<CapturedForm | undefined> {
    return firstForm(this.#page);
  }

  async forkBeforeDelivery(): Promise<HttpAgent> {
    const fork = new HttpAgent(this.#options);
    if (this.#beforeDelivery !== undefined) await fork.#cookies.restore(this.#beforeDelivery);
    return fork;
  }

  exchanges(): readonly AgentExchange[] {
    return this.#exchanges;
  }

  async outgoing(): Promise<readonly OutgoingRequest[]> {
    return this.#outgoing;
  }

  async close(): Promise<void> {}

  #control(label: string) {
    const control = controlByLabel(this.#page, label);
    if (control === undefined) throw new Error(`No field "${label}" at ${this.#page.url}: ${textOf(this.#page.root)}`);
    return control;
  }

  #asHop(request: FormRequest): Hop {
    return { ...request, initiator: this.#page.url };
  }

  async #rememberDelivery(form: CapturedForm): Promise<void> {
    this.#captured = form;
    this.#beforeDelivery = await this.#cookies.snapshot();
  }

  /** Follows redirects and SAML forms until a page stands still. */
  async #navigate(first: Hop): Promise<void> {
    this.#patience = AbortSignal.timeout(this.#options.timeLimitMs);
    let hop = first;
    for (let left = maximumHops; left > 0; left -= 1) {
      const answer = await this.#follow(hop, left);
      this.#page = parsePage(answer.url, answer.contentType.includes('html') ? answer.body : '');
      this.#state = emptyState();
      const found = samlForm(this.#page);
      if (found === undefined) return;
      if (found.kind === 'SAMLResponse') {
        await this.#rememberDelivery(found.form);
        if (this.#stopBeforeAcs) return;
      }
      hop = { ...requestOf(found.form), initiator: answer.url };
      if (found.kind === 'SAMLRequest') this.#sending(answer, hop.url, found.form);
    }
    throw this.#looped(hop.url);
  }

  /** One request and the redirects it leads to; the initiator stays that of the first request, as in browsers. */
  async #follow(first: Hop, hops: number): Promise<Answer> {
    let hop = first;
    for (let left = hops; left > 0; left -= 1) {
      const { answer, location } = await this.#send(hop);
      if (location === undefined) return answer;
      const url = this.#reachable(new URL(location, hop.url)).href;
      if (carriesRequest(url)) this.#sending(answer, url);
      const keepsBody = answer.status === 307 || answer.status === 308;
      const { accept, initiator } = hop;
      hop = keepsBody
        ? { ...hop, url }
        : { method: 'GET', url, initiator, ...(accept === undefined ? {} : { accept }) };
    }
    throw this.#looped(hop.url);
  }

  /** A browser goes nowhere by script or file, and a name under .invalid exists for nobody (RFC 2606). */
  #reachable(url: URL): URL {
    if (/^https?:$/.test(url.protocol) && !url.hostname.endsWith('.invalid')) return url;
    this.#exchanges.push({ at: this.#options.now(), method: 'GET', url: url.href, failure: 'unreachable' });
    throw new AgentError('unreachable', `The browser is sent to ${url.href}`);
  }

  #sending({ url, status, headers, body }: Answer, to: string, form?: CapturedForm): void {
    const carrier = { url, status, headers, body };
    this.#outgoing.push({ at: this.#options.now(), carrier, url: to, ...(form === undefined ? {} : { form }) });
  }

  #looped(url: string): AgentError {
    this.#exchanges.push({ at: this.#options.now(), method: 'GET', url, failure: 'hop-limit' });
    return new AgentError('hop-limit', `More than ${maximumHops} hops, the last one to ${url}`);
  }

  async #send(hop: Hop): Promise<{ answer: Answer; location?: string }> {
    const exchange: AgentExchange = {
      at: this.#options.now(),
      method: hop.method,
      url: hop.url,
      ...deliveryProof(hop),
    };
    this.#exchanges.push(exchange);
    const { header, keptBack } = await this.#cookies.sent(hop.url, hop);
    if (keptBack.length > 0) exchange.keptBack = keptBack;
    try {
      const response = await this.#options.reach(hop.url, {
        method: hop.method,
        headers: headersOf(hop, header),
        ...(hop.method === 'POST'
          ? { body: new URLSearchParams((hop.fields ?? []).map(([n, v]) => [n, v])).toString() }
          : {}),
        ...(this.#patience === undefined ? {} : { signal: this.#patience }),
      });
      const { headers, setCookie, status } = response;
      exchange.status = status;
      if (headers['retry-after'] !== undefined) exchange.retryAfter = true;
      await this.#cookies.store(hop.url, setCookie);
      exchange.setCookie = [...setCookie];
      if (headers.date !== undefined) exchange.date = headers.date;
      const body = (await response.body()).toString('utf8');
      exchange.excerpt = body.slice(0, excerptLength);
      const contentType = headers['content-type'] ?? '';
      if (contentType.includes('html')) exchange.html = body.slice(0, pageLength);
      const location = status >= 300 && status < 400 ? headers.location : undefined;
      const answer = { status, url: hop.url, contentType, headers, body };
      return location === undefined ? { answer } : { answer, location };
    } catch (error) {
      exchange.failure = failureOf(error);
      if (error instanceof Error && error.cause instanceof Error) exchange.why = error.cause.message;
      const detail = exchange.why === undefined ? '' : `: ${exchange.why}`;
      throw new AgentError(exchange.failure, `${failureWords[exchange.failure]} ${hop.url}${detail}`);
    }
  }
}

function headersOf({ accept = page, initiator, method }: Hop, cookie: string): Record<string, string> {
  return {
    accept,
    'user-agent': 'Mozilla/5.0 (saml-assay)',
    ...(cookie === '' ? {} : { cookie }),
    ...(method === 'POST'
      ? {
          'content-type': 'application/x-www-form-urlencoded',
          origin: initiator === undefined ? 'null' : new URL(initiator).origin,
        }
      : {}),
  };
}

/** As browsers ask for a page: an SP that sees JSON named among it may take the visitor for a program, and answer 401. */
const page = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
/** A read-back may be either. */
const anything = 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8';

/** By the name that undici gives the error; not all of them have a code. */
const failures: ReadonlyMap<string, Exclude<AgentFailure, 'hop-limit'>> = new Map([
  ['SocketError', 'dropped'],
  ['HTTPParserError', 'garbled'],
  ['HeadersOverflowError', 'garbled'],
  ['ResponseContentLengthMismatchError', 'garbled'],
  ['ResponseExceededMaxSizeError', 'endless'],
]);

/** A connection cut after the request left, and whatever came over it, is the SP's doing; one never made is not. */
function failureOf(error: unknown): Exclude<AgentFailure, 'hop-limit'> {
  if (!(error instanceof Error)) return 'unreachable';
  if (error.name === 'TimeoutError') return 'time-limit';
  const { cause } = error;
  if (!(cause instanceof Error)) return 'unreachable';
  if ('code' in cause && cause.code === 'ECONNRESET') return 'dropped';
  return failures.get(cause.name) ?? 'unreachable';
}

function deliveryProof(hop: Hop): Pick<AgentExchange, 'samlResponseSha256' | 'samlRequestSha256'> {
  const query = new URL(hop.url).searchParams;
  const sentAs = (parameter: string) => {
    const posted = hop.method === 'POST' ? hop.fields?.find(([name]) => name === parameter)?.[1] : undefined;
    return posted ?? query.get(parameter) ?? undefined;
  };
  const [response, request] = [sentAs('SAMLResponse'), sentAs('SAMLRequest')];
  return {
    ...(response === undefined ? {} : { samlResponseSha256: proofOf(response) }),
    ...(request === undefined ? {} : { samlRequestSha256: proofOf(request) }),
  };
}
