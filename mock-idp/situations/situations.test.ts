import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, type Page } from '../http/testing/browser.ts';
import { authnRequest, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';
import { situations } from './index.ts';

const alice = 'alice@example.com';
let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp({ unattended: true });
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const init = { headers: { 'x-assay-person': alice } };
const visit = (id: string, browser = new Browser()) =>
  browser.send(redirectUrl(idp.app.ssoUrl, authnRequest({ id })), init);
const xmlOf = async (id = '_t1') => deliveryOf(await visit(id)).xml;
const nameId = (xml: string) => /<saml2:NameID[^>]*>([^<]*)</.exec(xml)?.[1];
const groups = (xml: string) =>
  [...(/Name="groups".*?<\/saml2:Attribute>/s.exec(xml)?.[0] ?? '').matchAll(/xs:string">([^<]*)</g)].map(
    ([, text]) => text,
  );

/** Where the waiting page asks again. */
function next(page: Page): string {
  const [, url = ''] = /url=(.*)/.exec(page.headers.get('refresh') ?? '') ?? [];
  return new URL(url, page.url).href;
}

describe('a message situation', () => {
  test.each<[string, Record<string, string>, (xml: string) => void]>([
    [
      'cancel',
      {},
      (xml) => {
        expect(xml).toContain('status:AuthnFailed');
        expect(xml).not.toContain('Assertion>');
      },
    ],
    ['name-id-renamed', {}, (xml) => expect(nameId(xml)).toBe('renamed.person@example.com')],
    ['domain-change', { domain: 'bought.example' }, (xml) => expect(nameId(xml)).toBe('alice@bought.example')],
    ['many-groups', {}, (xml) => expect(groups(xml)).toHaveLength(500)],
    [
      'awkward-group-names',
      {},
      (xml) => {
        expect(groups(xml)).toContain('Sales, EMEA');
        expect(groups(xml).filter((name) => name?.normalize('NFC') === 'Größe')).toHaveLength(2);
      },
    ],
    [
      'group-overage-link',
      {},
      (xml) => {
        expect(groups(xml)).toEqual([]);
        expect(xml).toContain('Name="http://schemas.microsoft.com/claims/groups.link"');
      },
    ],
  ])('%s changes the next message, and only that one', async (name, parameters, holds) => {
    const plain = await xmlOf();
    await idp.stage(name, { app: 'Portal', parameters });
    const staged = await xmlOf();
    expect(() => holds(plain)).toThrow();
    holds(staged);
    expect(nameId(await xmlOf())).toBe(alice);
    expect((await idp.received())[1]?.emitted?.faults).toMatchObject([{ name, kind: 'situation' }]);
  });
});

test('what is staged stands in one list, whoever staged it and whatever its kind', async () => {
  const { id } = await idp.stage('cancel', { app: 'Portal' });
  await idp.stage('slow-person', { person: alice });
  await idp.arm({ fault: 'audience-wrong' });
  const list = async (path: string) => (await idp.control('GET', path)).body;
  expect(await list('/stage')).toMatchObject([
    { situation: 'slow-person', person: alice, messages: 1 },
    { situation: 'cancel', app: 'Portal', messages: 1 },
  ]);
  expect(await list('/armed')).toMatchObject([{ fault: 'audience-wrong' }]);
  expect((await idp.control('DELETE', `/stage/${id}`)).status).toBe(200);
  expect(await list('/stage')).toMatchObject([{ situation: 'slow-person' }]);
});

describe('a journey', () => {
  test('slow-person: nothing is sent before the time is over, and then the answer to the old request', async () => {
    await idp.stage('slow-person', { parameters: { minutes: '10' } });
    const browser = new Browser();
    const waiting = await visit('_slow', browser);
    expect(waiting.body).toContain('takes 10 minutes');
    idp.clock.advance(9 * 60);
    expect((await browser.send(next(waiting), init)).body).toContain('1 to go');
    expect((await idp.received())[0]).toMatchObject({ situation: 'slow-person', person: alice });
    idp.clock.advance(60);
    const { xml } = deliveryOf(await browser.send(next(waiting), init));
    expect(xml).toContain('InResponseTo="_slow"');
    expect(await xmlOf('_soon')).toContain('InResponseTo="_soon"');
  });

  test('two-tabs: the second tab is answered first, then the first', async () => {
    await idp.stage('two-tabs');
    const browser = new Browser();
    const first = await visit('_one', browser);
    expect(first.body).toContain('second tab');
    expect((await browser.send(next(first), init)).body).toContain('second tab');
    expect(deliveryOf(await visit('_two', browser)).xml).toContain('InResponseTo="_two"');
    expect(deliveryOf(await browser.send(next(first), init)).xml).toContain('InResponseTo="_one"');
    expect((await idp.control('GET', '/stage')).body).toEqual([]);
  });

  test('back-button: the same question gets the same bytes, another one its own', async () => {
    await idp.stage('back-button');
    const browser = new Browser();
    const sent = deliveryOf(await visit('_back', browser)).samlResponse;
    expect(deliveryOf(await visit('_back', browser)).samlResponse).toBe(sent);
    expect((await idp.received()).map(({ situation }) => situation)).toEqual(['back-button', 'back-button']);
    expect(deliveryOf(await visit('_other', browser)).samlResponse).not.toBe(sent);
  });

  test('back-button: through the sign-in page, too', async () => {
    await idp.stage('back-button');
    const browser = new Browser();
    const asked = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest({ id: '_page' })));
    const sent = await browser.signIn(asked, alice, 'Correct-Horse-7');
    expect(sent.url).toContain('pending=');
    expect(deliveryOf(await browser.send(sent.url)).samlResponse).toBe(deliveryOf(sent).samlResponse);
  });

  test('ended, it holds nobody any more', async () => {
    const { id } = await idp.stage('two-tabs');
    const browser = new Browser();
    const held = await visit('_held', browser);
    expect((await idp.control('DELETE', `/stage/${id}`)).status).toBe(200);
    expect(deliveryOf(await browser.send(next(held), init)).xml).toContain('InResponseTo="_held"');
  });

  test('never comes between the judge and a transaction', async () => {
    await idp.stage('two-tabs');
    const { body } = await idp.control('POST', '/transactions', { person: alice });
    const { cookie } = body as { cookie: { name: string; value: string } };
    const browser = new Browser();
    browser.cookies.set(cookie.name, cookie.value);
    expect(deliveryOf(await browser.send(redirectUrl(idp.app.ssoUrl, authnRequest()))).xml).toContain(alice);
  });
});

test('stale-bookmark gives the address of a request that was answered before', async () => {
  await expect(idp.stage('stale-bookmark', { app: 'Portal' })).rejects.toMatchObject({ code: 'conflict' });
  await visit('_old');
  const { url } = await idp.stage('stale-bookmark', { app: 'Portal' });
  expect(deliveryOf(await new Browser().send(url ?? '', init)).xml).toContain('InResponseTo="_old"');
});

test('a journey asks the same question of somebody who is named in the query', async () => {
  await idp.stage('slow-person', { parameters: { minutes: '1' } });
  const browser = new Browser();
  const waiting = await browser.send(`${redirectUrl(idp.app.ssoUrl, authnRequest())}&assay_person=${alice}`);
  idp.clock.advance(60);
  expect(deliveryOf(await browser.send(next(waiting))).xml).toContain(alice);
});

test('what cannot be staged is refused with the remedy', async () => {
  const table: [object, string][] = [
    [{ situation: 'no-such' }, '/situation'],
    [{ situation: 'cancel', app: 'Nothing' }, '/app'],
    [{ situation: 'cancel', person: 'nobody@example.com' }, '/person'],
    [{ situation: 'cancel', parameters: { x: 'y' } }, '/parameters'],
    [{ situation: 'stale-bookmark' }, '/app'],
  ];
  for (const [body, path] of table) {
    const answer = await idp.control('POST', '/stage', body);
    expect(answer).toMatchObject({ status: 400, body: { error: { problems: [{ path }] } } });
  }
});

test('every situation has a name of its own and says what a sound SP does', async () => {
  expect(new Set(situations.map(({ name }) => name)).size).toBe(situations.length);
  const { body } = await idp.control('GET', '/situations');
  expect(body).toHaveLength(situations.length);
  for (const { name, expect: expected } of situations) expect(`${name} ${expected}`).toMatch(/^[a-z-]+ [A-Z].*\.$/);
});
