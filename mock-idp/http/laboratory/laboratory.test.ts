import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, type Page } from '../testing/browser.ts';
import { authnRequest, redirectUrl, startIdp, type TestIdp } from '../testing/idp.ts';

const alice = 'alice@example.com';
let idp: TestIdp;
let browser: Browser;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(async () => {
  await idp.reset();
  browser = new Browser();
});
afterAll(() => idp.close());

const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const hidden = (page: Page, name: string) =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? '');
const textArea = (page: Page) => unescaped(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(page.body)?.[1] ?? '');

/** From the SP to the laboratory. */
async function enter(id = '_lab'): Promise<Page> {
  const signIn = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest({ id })));
  expect(signIn.body).toContain('Laboratory: who is asking');
  const fromURI = hidden(signIn, 'fromURI');
  return browser.open(`${idp.samlUrl}/laboratory?fromURI=${encodeURIComponent(fromURI)}`);
}

function send(page: Page, fields: Record<string, string | string[]>): Promise<Page> {
  const body = new URLSearchParams({ _csrf: hidden(page, '_csrf'), fromURI: hidden(page, 'fromURI') });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return browser.open(`${idp.samlUrl}/laboratory`, { method: 'POST', body });
}

test('shows who is asking, and sends as the person that is picked, with faults and RelayState', async () => {
  const page = await enter();
  expect(page.body).toContain('_lab');
  expect(page.body).toContain('http://localhost:9/metadata');
  const sent = deliveryOf(
    await send(page, {
      person: alice,
      fault: ['audience-wrong', 'destination-wrong'],
      relayState: 'elsewhere',
      go: 'send',
    }),
  );
  expect(sent.relayState).toBe('elsewhere');
  expect(sent.xml).toContain('InResponseTo="_lab"');
  expect(sent.xml).not.toContain('<saml2:Audience>http://localhost:9/metadata<');
  expect(sent.xml).toContain('Destination="https://sp.attacker.example/saml/acs"');
});

describe('a preview', () => {
  async function preview(
    fields: Record<string, string | string[]> = {},
  ): Promise<{ page: Page; xml: string; draft: string }> {
    const page = await send(await enter(), { person: alice, go: 'preview', ...fields });
    expect(page.status).toBe(200);
    return { page, xml: textArea(page), draft: hidden(page, 'draft') };
  }

  test('sent untouched is the very message that was shown, line ends of the form or not', async () => {
    const { page, xml, draft } = await preview({ fault: 'audience-wrong' });
    const typed = xml.replace(/\n/g, '\r\n');
    expect(deliveryOf(await send(page, { draft, xml: typed, sign: 'again', go: 'send' })).xml).toBe(xml);
    const [exchange] = await idp.received();
    expect(exchange?.emitted?.faults).toMatchObject([{ name: 'audience-wrong' }]);
  });

  test('edited and signed again verifies anew and is labelled ad-hoc', async () => {
    const { page, xml, draft } = await preview();
    const edited = xml.replace('Alice Anderson', 'Alice the Great');
    const sent = deliveryOf(await send(page, { draft, xml: edited, sign: 'again', go: 'send' })).xml;
    expect(sent).toContain('Alice the Great');
    const digest = (text: string) => /DigestValue>([^<]+)/.exec(text)?.[1];
    expect(digest(sent)).not.toBe(digest(edited));
    expect((await idp.received())[0]?.emitted?.faults).toMatchObject([{ name: 'ad-hoc-edit', kind: 'ad-hoc' }]);
  });

  test('edited and left as it is goes out as typed, even if it is no XML', async () => {
    const { page, draft } = await preview();
    expect(deliveryOf(await send(page, { draft, xml: '<a>', sign: 'as-it-is', go: 'send' })).xml).toBe('<a>');
  });

  test('that cannot be signed again comes back with what was typed, and nothing was used up', async () => {
    const { page, xml, draft } = await preview();
    const back = await send(page, { draft, xml: `${xml}<`, sign: 'again', go: 'send' });
    expect(back).toMatchObject({ status: 400, body: expect.stringContaining('not well-formed') });
    expect(textArea(back)).toBe(`${xml}<`);
    expect(deliveryOf(await send(back, { draft, xml, sign: 'again', go: 'send' })).xml).toBe(xml);
  });

  test('asks for what a fault needs', async () => {
    const page = await send(await enter(), { person: alice, fault: 'two-people-both-signed', go: 'preview' });
    expect(page.status).toBe(400);
    expect(page.body).toContain('name="parameter:two-people-both-signed:as"');
    const made = await send(page, {
      person: alice,
      fault: 'two-people-both-signed',
      'parameter:two-people-both-signed:as': 'bob@example.com',
      go: 'preview',
    });
    expect(textArea(made)).toContain('bob@example.com');
  });
});

test('refuses who is not there, not active or not assigned', async () => {
  const page = await enter();
  expect((await send(page, { person: 'nobody@example.com', go: 'send' })).body).toContain('There is no person nobody');
  expect((await send(page, { person: 'dora@example.com', go: 'preview' })).body).toContain('only an ACTIVE person');
  expect((await send(page, { person: 'bob@example.com', go: 'send' })).status).toBe(403);
});

test('answers a question once, and only to the browser it was shown to', async () => {
  const page = await enter();
  const body = new URLSearchParams({ fromURI: hidden(page, 'fromURI'), person: alice, go: 'send' });
  const forged = await browser.open(`${idp.samlUrl}/laboratory`, { method: 'POST', body });
  expect(forged.body).toContain('csrf-token');
  deliveryOf(await send(page, { person: alice, go: 'send' }));
  expect((await send(page, { person: alice, go: 'send' })).body).toContain('pending-request');
});

test('switched off, there is none', async () => {
  const plain = await startIdp({ laboratory: false });
  const page = await new Browser().open(redirectUrl(plain.app.ssoUrl, authnRequest()));
  expect(page.body).not.toContain('Laboratory');
  expect((await new Browser().open(`${plain.samlUrl}/laboratory?fromURI=/x`)).status).toBe(404);
  await plain.close();
});
