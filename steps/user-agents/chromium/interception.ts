import type { BrowserContext, Page, Route } from 'playwright';
import type { Reach } from '../../../sp-under-test/drivers/index.ts';
import type { CapturedForm } from '../captured-form.ts';
import { samlFields } from './fields.ts';

/** Stands between a page and the network: keeps the Response that is about to leave, and takes requests where only the settings lead. */
export class Interception {
  /** Keeps the Response from leaving. */
  stopBeforeAcs = false;
  /** The form that carried the last Response. */
  captured: CapturedForm | undefined;
  /** The cookies as they were before it left. */
  beforeDelivery: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;
  readonly reach: Reach | undefined;
  readonly #page: Page;

  constructor(page: Page, reach: Reach | undefined) {
    this.#page = page;
    this.reach = reach;
  }

  /** Every request then takes a detour, and nothing is cached. */
  async begin(): Promise<void> {
    await this.#page.route('**/*', (route) => this.#route(route));
  }

  async #route(route: Route): Promise<void> {
    const request = route.request();
    const fields = samlFields(request);
    if (fields === undefined) return this.#go(route);
    this.captured = { method: 'POST', action: request.url(), fields, from: this.#page.url() };
    this.beforeDelivery = await this.#page.context().cookies();
    if (!this.stopBeforeAcs) return this.#go(route);
    const page = '<!doctype html><title>saml-assay: stopped before the ACS</title>';
    return route.fulfill({ status: 200, contentType: 'text/html', body: page });
  }

  /** As the browser would, or, to an SP that it cannot reach, as the settings say. */
  async #go(route: Route): Promise<void> {
    const request = route.request();
    const { reach } = this;
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
        body: await body(),
      });
    } catch {
      await route.abort('connectionrefused');
    }
  }
}
