import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import type { Reach } from '../../../sp-under-test/drivers/index.ts';
import type { CapturedForm } from '../captured-form.ts';
import { firstForm, HttpAgent, parsePage } from '../http/index.ts';
import { AgentError, type AgentExchange, failureWords, type JudgeAgent, type PlantedCookie } from '../judge-agent.ts';
import type { OutgoingRequest } from '../outgoing.ts';
import type { AgentOptions, ChromiumEvidence } from './contracts.ts';
import { failureIn } from './failure.ts';
import { Interception } from './interception.ts';
import { PageRecord } from './record.ts';

const usualTimeLimitMs = 15_000;
/** For the error page after a failure: it follows at once, where it comes at all. */
const errorPageMs = 1_000;

/** A person's Chromium: one context, one page; labels and button names are the visible ones. */
export class ChromiumAgent implements JudgeAgent {
  readonly kind = 'chromium';
  /** The page itself, for page objects that need more than the port. */
  readonly page: Page;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #record: PageRecord;
  readonly #interception: Interception;
  readonly #forks: ChromiumAgent[] = [];
  readonly #timeLimitMs: number;
  #pictured = '';

  private constructor(browser: Browser, context: BrowserContext, page: Page, { reach, timeLimitMs }: AgentOptions) {
    this.#browser = browser;
    this.#timeLimitMs = timeLimitMs ?? usualTimeLimitMs;
    this.#context = context;
    this.page = page;
    this.#record = new PageRecord(page);
    this.#interception = new Interception(page, reach);
  }

  static async open(browser: Browser, options: AgentOptions = {}): Promise<ChromiumAgent> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    return ChromiumAgent.#with(browser, page, options);
  }

  static async #with(browser: Browser, page: Page, options: AgentOptions): Promise<ChromiumAgent> {
    const agent = new ChromiumAgent(browser, page.context(), page, options);
    // Of pages and of what is waited for on them: a machine that is busy shows a button late, and nobody is to blame.
    page.context().setDefaultTimeout(agent.#timeLimitMs);
    if (options.captures !== false) await agent.#interception.begin();
    return agent;
  }

  /** False once the browser or the window is gone. */
  get usable(): boolean {
    return this.#browser.isConnected() && !this.page.isClosed();
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
    const { reach } = this.#interception;
    if (reach?.covers?.(new URL(url)) === true) return this.#getAsSettingsSay(url, reach);
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
    return this.#record.outgoing();
  }

  async plant({ name, value, url }: PlantedCookie): Promise<void> {
    // By domain: given a URL with http, playwright takes Secure off again, and Chromium then drops SameSite=None.
    const domain = new URL(url).hostname;
    await this.#context.addCookies([{ name, value, domain, path: '/', sameSite: 'None', secure: true }]);
  }

  stopBeforeAcs(stop: boolean): void {
    this.#interception.stopBeforeAcs = stop;
  }

  captured(): CapturedForm | undefined {
    return this.#interception.captured;
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
    const { beforeDelivery, reach } = this.#interception;
    const timeLimitMs = this.#timeLimitMs;
    const fork = await ChromiumAgent.open(this.#browser, { timeLimitMs, ...(reach !== undefined && { reach }) });
    this.#forks.push(fork);
    if (beforeDelivery !== undefined) await fork.#context.addCookies(beforeDelivery);
    return fork;
  }

  exchanges(): readonly AgentExchange[] {
    return this.#record.exchanges;
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
      console: [...this.#record.console],
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
    return ChromiumAgent.#with(this.#browser, this.page, options);
  }

  async #closeForks(): Promise<void> {
    await Promise.all(this.#forks.splice(0).map((fork) => fork.close()));
  }

  #labelled(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).first();
  }

  /** Chromium puts a page of its own in place of what failed, which would interrupt the next navigation. */
  async #errorPage(): Promise<void> {
    const shown = ({ protocol }: URL) => protocol === 'chrome-error:';
    await this.page.waitForURL(shown, { timeout: errorPageMs }).catch(() => undefined);
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
      await this.#record.complete();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const failure = failureIn(message);
      if (failure === undefined) throw error;
      if (failure !== 'time-limit') await this.#errorPage();
      throw new AgentError(failure, `${failureWords[failure]} ${url}`);
    }
  }
}

/** In the page: no form of SAML is about to submit itself. */
function atRest(): boolean {
  const form = document.querySelector('form input[name="SAMLRequest"], form input[name="SAMLResponse"]');
  return form === null || document.title === 'saml-assay: stopped before the ACS';
}
