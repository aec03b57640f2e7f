import type { Page, Request, Response } from 'playwright';
import type { CapturedForm } from '../captured-form.ts';
import { type AgentExchange, proofOf } from '../judge-agent.ts';
import { carriesRequest, type OutgoingRequest } from '../outgoing.ts';
import { failureIn } from './failure.ts';
import { samlFields } from './fields.ts';

const excerptLength = 2_000;
/** More of a page than this is not searched. */
const pageLength = 200_000;

/** Writes down what a page exchanged: navigations with their answers, and the SAMLRequests that left. */
export class PageRecord {
  readonly exchanges: AgentExchange[] = [];
  readonly console: string[] = [];
  readonly #page: Page;
  readonly #pending = new Map<Request, AgentExchange>();
  readonly #outgoing: Promise<OutgoingRequest | undefined>[] = [];
  readonly #described: Promise<void>[] = [];
  /** The last page or redirect that came. */
  #answer: Response | undefined;

  constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.console.push(message.text());
    });
    page.on('request', (request) => this.#asked(request));
    page.on('response', (response) => this.#answered(response));
    page.on('requestfailed', (request) => {
      const exchange = this.#pending.get(request);
      if (exchange !== undefined) exchange.failure = failureIn(request.failure()?.errorText ?? '') ?? 'unreachable';
    });
  }

  async outgoing(): Promise<OutgoingRequest[]> {
    return (await Promise.all(this.#outgoing)).filter((one) => one !== undefined);
  }

  /** Comes back when every answer until now is written down. */
  async complete(): Promise<void> {
    await Promise.all(this.#described.splice(0));
  }

  #asked(request: Request): void {
    if (!request.isNavigationRequest()) return;
    this.#sending(request);
    const value = samlFields(request)?.find(([name]) => name === 'SAMLResponse')?.[1];
    const exchange: AgentExchange = {
      at: new Date(),
      method: request.method() === 'POST' ? 'POST' : 'GET',
      url: request.url(),
      ...(value === undefined ? {} : { samlResponseSha256: proofOf(value) }),
    };
    this.#pending.set(request, exchange);
    this.exchanges.push(exchange);
  }

  #answered(response: Response): void {
    const exchange = this.#pending.get(response.request());
    if (exchange === undefined) return;
    exchange.status = response.status();
    this.#answer = response;
    const keep = this.#describe(response, exchange).catch(() => undefined);
    this.#described.push(keep);
  }

  /** What the report and the judge read of an answer besides its status. */
  async #describe(response: Response, exchange: AgentExchange): Promise<void> {
    const headers = await response.headersArray();
    const value = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
    exchange.setCookie = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map((one) => one.value);
    const date = value('date');
    if (date !== undefined) exchange.date = date;
    if (value('retry-after') !== undefined) exchange.retryAfter = true;
    if (response.status() >= 300 && response.status() < 400) return;
    const page = await response.text();
    exchange.excerpt = page.slice(0, excerptLength);
    if (value('content-type')?.includes('html') === true) exchange.html = page.slice(0, pageLength);
  }

  /** Notes a SAMLRequest that leaves, with the answer that made it leave. */
  #sending(request: Request): void {
    const posted = request.method() === 'POST' ? [...new URLSearchParams(request.postData() ?? '')] : [];
    const byForm = posted.some(([name]) => name === 'SAMLRequest');
    if (!byForm && !carriesRequest(request.url())) return;
    const before = request.redirectedFrom();
    const page = this.#answer;
    const form: CapturedForm = { method: 'POST', action: request.url(), fields: posted, from: this.#page.url() };
    this.#outgoing.push(
      (async () => {
        const carrier = before === null ? page : await before.response();
        if (carrier === undefined || carrier === null) return undefined;
        const body = before === null ? await carrier.text().catch(() => '') : '';
        const answer = { url: carrier.url(), status: carrier.status(), headers: await carrier.allHeaders(), body };
        return { at: new Date(), carrier: answer, url: request.url(), ...(byForm ? { form } : {}) };
      })(),
    );
  }
}
