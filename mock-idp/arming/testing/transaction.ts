/** A transaction as the control API opens it, and a browser that carries it. */
import { expect } from 'vitest';
import { Browser } from '../../http/testing/browser.ts';
import type { TestIdp } from '../../http/testing/idp.ts';

interface Opened {
  key: string;
  cookie: { name: string; value: string; url: string };
}

interface Told {
  faults: { name: string; state: string }[];
  received: { id: string; xml: string }[];
  emitted: { xml: string; plainXml: string; samlResponseSha256: string; responseId: string }[];
  heldRequests: number;
}

export async function openTransaction(
  idp: TestIdp,
  body: object,
): Promise<{ browser: Browser; key: string; told: () => Promise<Told> }> {
  const answer = await idp.control('POST', '/transactions', body);
  expect(answer.status).toBe(200);
  const { key, cookie } = answer.body as Opened;
  expect(cookie.url).toBe(idp.samlUrl);
  const browser = new Browser();
  browser.cookies.set(cookie.name, cookie.value);
  const told = async () => (await idp.control('GET', `/transactions/${key}`)).body as Told;
  return { browser, key, told };
}
