import type { Browser, BrowserContext, Locator, Page, Request, Response, Route } from 'playwright';
import type { Reach } from '../../../sp-under-test/drivers/index.ts';
import { firstForm, HttpAgent, parsePage } from '../http/index.ts';
import {
  AgentError,
  type AgentExchange,
  type CapturedForm,
  type JudgeAgent,
  type PlantedCookie,
  proofOf,
} from '../judge-agent.ts';
import { carriesRequest, type OutgoingRequest } from '../outgoing.ts';

export interface ChromiumOptions {
  executablePath: string;
  headed: boolean;
  /** Pause before each action, for people who watch. */
  slowMs: number;
}

export interface AgentOptions {
  /** SAML messages can be held and sent again; every request then takes a detour, and nothing is cached. Default: yes. */
  captures?: boolean;
  /** How requests get to an SP that a browser cannot reach by itself. */
  reach?: Reach;
}

/** What a picture of a failure holds. */
export interface ChromiumEvidence {
  url: string;
  screenshot: Buffer;
  html: string;
  console: readonly string[];
}

/** Chromium never calls home while it judges. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  // Cookies go by site all the same; a process for each site of each person costs more than all the pages.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  '--renderer-process-limit=2',
];

const excerptLength = 2_000;
/** More of a page than this is not searched. */
const pageLength = 200_000;
const navigationLimitMs = 15_000;
const actionLimitMs = 5_000;

/** Starts a browser; playwright is loaded only here. */
export async function launchChromium(
  options: ChromiumOptions,
): Promise<{ newAgent(options?: AgentOptions): Promise<ChromiumAgent>; close(): Promise<void> }> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    executablePath: options.executablePath,
    headless: !options.headed,
    slowMo: options.slowMs,
    args: flags,
  });
  return { newAgent: (options) => ChromiumAgent.open(browser, options), close: () => browser.close() };
}

/** A person's Chromium: one context, one page; labels and button names are the visible ones. */
export class ChromiumAgent implements JudgeAgent {
  readonly kind = 'chromium';
  /** The page itself, for page objects that need more than the port. */
  readonly page: Page;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #exchanges: AgentExchange[] = [];
  readonly #console: string[] = [];
  readonly #pending = new Map<Request, AgentExchange>();
  readonly #outgoing: Promise<OutgoingRequest | undefined>[] = [];
  readonly #forks: ChromiumAgent[] = [];
  readonly #described: Promise<void>[] = [];
  #reach: Reach | undefined;
  /** The last page or redirect that came. */
  #answer: Response | undefined;
  #pictured = '';
  #stopBeforeAcs = false;
  #captured: CapturedForm | undefined;
  #beforeDelivery: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;

  private constructor(browser: Browser, context: BrowserContext, page: Page) {
    this.#browser = browser;
    this.#context = context;
    this.page = page;
  }

  static async open(browser: Browser, options: AgentOptions = {}): Promise<ChromiumAgent> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultNavigationTimeout(navigationLimitMs);
    context.setDefaultTimeout(actionLimitMs);
    const page = await context.newPage();
    const agent = new ChromiumAgent(browser, context, page);
    await agent.#listen(options);
    return agent;
  }

  async visit(url: string): Promise<void> {
    await this.#navigating(url, () => this.page.goto(url));
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#labelled(label).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    const control = this.#labelled(label);
    const kind = await control.evaluate((element) => element.tagName === 'SELECT');
    if (kind) await control.selectOption({ label: option });
    else if (option === 'off') await control.uncheck();
    else await control.check();
  }

  async press(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true });
    const link = this.page.getByRole('link', { name, exact: true });
    const target = (await button.count()) > 0 ? button : link;
    await this.#navigating(this.page.url(), () => target.first().click());
  }

  async text(): Promise<string> {
    return (await this.page.locator('body').innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  url(): string {
    return this.page.url();
  }

  async get(url: string): Promise<{ status: number; url: string; contentType: string; body: string }> {
    if (this.#reach?.covers?.(new URL(url)) === true) return this.#getAsSettingsSay(url, this.#reach);
    const response = await this.#context.request.get(url);
    return {
      status: response.status(),
      url: response.url(),
      contentType: response.headers()['content-type'] ?? '',
      body: await response.text(),
    };
  }

  /** Beside the browser, which cannot get there, with the cookies it would send. */
  async #getAsSettingsSay(url: string, reach: Reach) {
    const bare = new HttpAgent({ reach });
    for (const cookie of await this.cookiesOf(url)) await bare.plant(cookie);
    return bare.get(url);
  }

  async cookiesOf(url: string): Promise<PlantedCookie[]> {
    return (await this.#context.cookies(url)).map(({ name, value }) => ({ name, value, url }));
  }

  async outgoing(): Promise<readonly OutgoingRequest[]> {
    return (await Promise.all(this.#outgoing)).filter((one) => one !== undefined);
  }

  async plant({ name, value, url }: PlantedCookie): Promise<void> {
    // By domain: given a URL with http, playwright takes Secure off again, and Chromium then drops SameSite=None.
    const domain = new URL(url).hostname;
    await this.#context.addCookies([{ name, value, domain, path: '/', sameSite: 'None', secure: true }]);
  }

  stopBeforeAcs(stop: boolean): void {
    this.#stopBeforeAcs = stop;
  }

  captured(): CapturedForm | undefined {
    return this.#captured;
  }

  async post(form: CapturedForm): Promise<void> {
    // From the origin that carried it, so that the browser's own SameSite rules decide which cookies travel; its server is not asked.
    const blank = new URL('/saml-assay-blank', form.from).href;
    const body = '<!doctype html><title>blank</title>';
    await this.page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
    await this.page.goto(blank);
    await this.#navigating(form.action, () =>
      this.page.evaluate(
        ({ action, fields, method }) => {
          const element = Object.assign(document.createElement('form'), { method, action });
          for (const [name, value] of fields)
            element.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
          document.documentElement.append(element);
          element.submit();
        },
        { action: form.action, fields: form.fields, method: form.method },
      ),
    );
  }

  async firstForm(): Promise<CapturedForm | undefined> {
    return firstForm(parsePage(this.page.url(), await this.page.content()));
  }

  async forkBeforeDelivery(): Promise<ChromiumAgent> {
    const fork = await ChromiumAgent.open(this.#browser, this.#reach === undefined ? {} : { reach: this.#reach });
    this.#forks.push(fork);
    if (this.#beforeDelivery !== undefined) await fork.#context.addCookies(this.#beforeDelivery);
    return fork;
  }

  exchanges(): readonly AgentExchange[] {
    return this.#exchanges;
  }

  async screenshot(fullPage = true): Promise<Buffer> {
    return this.page.screenshot({ fullPage });
  }

  /** A small picture, if the page is another one than at the last picture. */
  async pictureOfNewPage(): Promise<Buffer | undefined> {
    const page = await this.page.evaluate(() => {
      const fields = [...document.querySelectorAll('input, select, textarea')];
      const typed = fields.map(
        (field) => ('value' in field ? field.value : '') + ('checked' in field ? `${field.checked}` : ''),
      );
      return [location.href, document.documentElement.outerHTML, ...typed].join();
    });
    if (page === this.#pictured || this.page.url() === 'about:blank') return undefined;
    this.#pictured = page;
    return this.page.screenshot({ type: 'jpeg', quality: 55 });
  }

  async evidence(): Promise<ChromiumEvidence> {
    return {
      url: this.page.url(),
      screenshot: await this.screenshot(),
      html: await this.page.content(),
      console: [...this.#console],
    };
  }

  async close(): Promise<void> {
    await this.#closeForks();
    await this.#context.close();
  }

  /** The same window for another person: no cookies, no page, nothing of what was seen. This agent is done with. */
  async handOver(options: AgentOptions): Promise<ChromiumAgent> {
    this.page.removeAllListeners();
    await this.page.unrouteAll();
    await this.#closeForks();
    await this.#context.clearCookies();
    await this.page.goto('about:blank');
    const agent = new ChromiumAgent(this.#browser, this.#context, this.page);
    await agent.#listen(options);
    return agent;
  }

  async #closeForks(): Promise<void> {
    await Promise.all(this.#forks.splice(0).map((fork) => fork.close()));
  }

  #labelled(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).first();
  }

  /** Does something and waits until redirects and self-submitting SAML forms have come to rest. */
  async #navigating(url: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      await this.page.waitForLoadState('load');
      // Most pages are at rest already, and playwright's waiting costs each new page a third of a megabyte of script.
      if (await this.page.evaluate(atRest).catch(() => false)) return;
      await this.page.waitForFunction(atRest);
      await this.page.waitForLoadState('load');
      await Promise.all(this.#described.splice(0));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (/Timeout/.test(message)) throw new AgentError('time-limit', `No answer in time from ${url}`);
      if (/ERR_CONNECTION_REFUSED/.test(message)) throw new AgentError('unreachable', `Cannot reach ${url}`);
      if (/ERR_TOO_MANY_REDIRECTS/.test(message)) throw new AgentError('hop-limit', `Too many hops from ${url}`);
      throw error;
    }
  }

  async #listen({ captures = true, reach }: AgentOptions): Promise<void> {
    this.#reach = reach;
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.#console.push(message.text());
    });
    this.page.on('request', (request) => this.#asked(request));
    this.page.on('response', (response) => this.#answered(response));
    this.page.on('requestfailed', (request) => {
      const exchange = this.#pending.get(request);
      if (exchange !== undefined) exchange.failure = 'unreachable';
    });
    if (captures) await this.page.route('**/*', (route) => this.#route(route));
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const fields = samlFields(request);
    if (fields === undefined) return this.#go(route);
    this.#captured = { method: 'POST', action: request.url(), fields, from: this.page.url() };
    this.#beforeDelivery = await this.#context.cookies();
    if (!this.#stopBeforeAcs) return this.#go(route);
    const page = '<!doctype html><title>saml-assay: stopped before the ACS</title>';
    return route.fulfill({ status: 200, contentType: 'text/html', body: page });
  }

  /** As the browser would, or, to an SP that it cannot reach, as the settings say. */
  async #go(route: Route): Promise<void> {
    const request = route.request();
    const reach = this.#reach;
    if (reach?.covers?.(new URL(request.url())) !== true) return route.continue();
    try {
      const posted = request.postData();
      const { body, headers, setCookie, status } = await reach(request.url(), {
        method: request.method() === 'POST' ? 'POST' : 'GET',
        headers: await request.allHeaders(),
        ...(posted === null ? {} : { body: posted }),
      });
      await route.fulfill({
        status,
        headers: { ...headers, ...(setCookie.length === 0 ? {} : { 'set-cookie': setCookie.join('\n') }) },
        body,
      });
    } catch {
      await route.abort('connectionrefused');
    }
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
    this.#exchanges.push(exchange);
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
    const form: CapturedForm = { method: 'POST', action: request.url(), fields: posted, from: this.page.url() };
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

/** In the page: no form of SAML is about to submit itself. */
function atRest(): boolean {
  const form = document.querySelector('form input[name="SAMLRequest"], form input[name="SAMLResponse"]');
  return form === null || document.title === 'saml-assay: stopped before the ACS';
}

function samlFields(request: Request): [string, string][] | undefined {
  if (request.method() !== 'POST') return undefined;
  const fields = [...new URLSearchParams(request.postData() ?? '')];
  return fields.some(([name]) => name === 'SAMLResponse') ? fields : undefined;
}
