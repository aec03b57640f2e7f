/** What is armed through the control API, as the next messages show it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, formsOf } from '../http/testing/browser.ts';
import { acsUrl, authnRequest, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';
import { openTransaction } from './testing/transaction.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const alice = 'alice@example.com';

const open = (body: object) => openTransaction(idp, body);
const start = (id = '_t1') => redirectUrl(idp.app.ssoUrl, authnRequest({ id }));

describe('a transaction', () => {
  test('signs in unattended and tells what came and what left', async () => {
    const { browser, told } = await open({ person: alice });
    const { xml } = deliveryOf(await browser.send(start()));
    const { received, emitted } = await told();
    expect(received).toMatchObject([{ id: '_t1' }]);
    expect(emitted).toMatchObject([{ xml, plainXml: xml, acsUrl, relayState: 'state-1' }]);
    expect(emitted[0]?.samlResponseSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('puts its fault into exactly one Response', async () => {
    const { browser, told } = await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    expect((await told()).faults).toMatchObject([{ name: 'audience-wrong', state: 'armed' }]);
    const [first, second] = await Promise.all([browser.send(start('_a')), browser.send(start('_b'))]);
    const audience = '<saml2:Audience>http://localhost:9/metadata</saml2:Audience>';
    const faulted = [first, second].filter((page) => page && !deliveryOf(page).xml.includes(audience));
    expect(faulted).toHaveLength(1);
    const after = await told();
    expect(after.faults).toMatchObject([{ state: 'applied' }]);
    expect(after.emitted.filter(({ xml, plainXml }) => xml !== plainXml)).toHaveLength(1);
    expect(after.emitted.every(({ plainXml }) => plainXml.includes(audience))).toBe(true);
    expect(deliveryOf(await browser.send(start('_c'))).xml).toContain(audience);
  });

  test('its faults wait for the app it names', async () => {
    const { browser, told } = await open({ person: alice, app: 'Portal', faults: [{ name: 'audience-wrong' }] });
    const other = { label: 'Other', signOn: { ssoAcsUrl: acsUrl, audience: 'other' }, assignments: [{ login: alice }] };
    const { body } = await idp.control('PATCH', '/organisation', { apps: [other] });
    const { apps } = body as { apps: { ssoUrl: string }[] };
    await browser.send(redirectUrl(apps[0]?.ssoUrl ?? '', authnRequest()));
    expect((await told()).faults).toMatchObject([{ state: 'armed' }]);
    await browser.send(start());
    expect((await told()).faults).toMatchObject([{ state: 'applied' }]);
  });

  test('tells of a request that was refused', async () => {
    const { browser, told } = await open({ person: alice });
    await browser.send(`${idp.app.ssoUrl}?SAMLRequest=%26`);
    expect(await told()).toMatchObject({ received: [{ refusal: { check: 'encoding' } }], emitted: [] });
  });

  test('does not touch anybody without its cookie', async () => {
    await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    const page = await new Browser().open(start());
    expect(page.url).toContain('/login/login.htm');
    const forged = new Browser();
    forged.cookies.set('assay_transaction', 'x'.repeat(43));
    expect((await forged.open(start())).url).toContain('/login/login.htm');
  });

  test('while held, AuthnRequests and starts at the IdP are counted and not answered', async () => {
    const { browser, key, told } = await open({ person: alice, faults: [{ name: 'audience-wrong' }] });
    await idp.control('POST', `/transactions/${key}/hold`, { held: true });
    for (const url of [start(), idp.app.idpInitiatedUrl]) {
      const page = await browser.send(url);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('SAMLResponse');
    }
    expect(await told()).toMatchObject({ heldRequests: 2, emitted: [], faults: [{ state: 'armed' }] });
    await idp.control('POST', `/transactions/${key}/hold`, { held: false });
    expect(deliveryOf(await browser.send(start())).action).toBe(acsUrl);
  });

  test('a forged part carries the other person as the app would see that person', async () => {
    const { browser: forger } = await open({
      person: alice,
      faults: [{ name: 'two-people-both-signed', parameters: { as: 'bob@example.com' } }],
    });
    expect(deliveryOf(await forger.send(start())).xml).toContain('bob@example.com');
  });

  test('the delivery page renders what a fault of the transport made', async () => {
    const form = async (name: string) => {
      const { browser } = await open({ person: alice, faults: [{ name }] });
      return formsOf(await browser.send(start())).find(({ id }) => id === 'appForm');
    };
    expect((await form('get-instead-of-post'))?.method).toBe('GET');
    const twice = (await form('saml-response-duplicated'))?.fields.filter(([name]) => name === 'SAMLResponse');
    expect(twice).toHaveLength(2);
  });

  test('a person who is not ACTIVE is not signed in', async () => {
    const { browser } = await open({ person: 'dora@example.com' });
    const page = await browser.send(start());
    expect(page.status).toBe(403);
    expect(page.body).toContain('person-active');
  });

  test('forgotten, its cookie is worth nothing', async () => {
    const { browser, key } = await open({ person: alice });
    expect((await idp.control('DELETE', `/transactions/${key}`)).status).toBe(200);
    expect((await browser.open(start())).url).toContain('/login/login.htm');
    expect((await idp.control('GET', `/transactions/${key}`)).status).toBe(404);
  });
});

describe('faults armed for people who play', () => {
  test('go into so many messages and are gone', async () => {
    const { browser } = await open({ person: alice });
    await browser.send(start());
    await idp.arm({ fault: 'audience-wrong', app: 'Portal', person: alice, messages: 2 });
    const player = new Browser();
    const page = await player.signIn(await player.open(start()), alice, 'Correct-Horse-7');
    const audience = '<saml2:Audience>http://localhost:9/metadata</saml2:Audience>';
    expect(deliveryOf(page).xml).not.toContain(audience);
    expect(deliveryOf(await player.send(start())).xml).not.toContain(audience);
    expect(deliveryOf(await player.send(start())).xml).toContain(audience);
    expect((await idp.control('GET', '/armed')).body).toEqual([]);
  });

  test('that find nothing to change wait on, and the trace says so', async () => {
    const { body } = await idp.control('POST', '/armed', {
      fault: 'response-id-missing',
      app: 'Portal',
      person: alice,
    });
    const player = new Browser();
    await player.signIn(await player.open(start()), alice, 'Correct-Horse-7');
    const newest = async () => ((await idp.control('GET', '/trace')).body as { emitted: { unfit?: string[] } }[])[0];
    expect((await newest())?.emitted).toMatchObject({ faults: [], unfit: ['response-id-missing'] });
    const { id } = body as { id: string };
    expect((await idp.control('GET', '/armed')).body).toMatchObject([{ id }]);
    await idp.control('DELETE', `/armed/${id}`);
    await player.send(start());
    expect((await newest())?.emitted).not.toHaveProperty('unfit');
  });

  test('of metadata go into what the Metadata URL serves, until disarmed, and into no Response', async () => {
    const url = await idp.metadataUrl('Portal');
    const plain = await (await fetch(url)).text();
    const { body } = await idp.control('POST', '/armed', {
      fault: 'metadata-server-error',
      app: 'Portal',
      messages: 'until-disarmed',
    });
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([500, 500]);
    const { browser, told } = await open({ person: alice });
    await browser.send(start());
    expect((await told()).emitted[0]?.xml).toBe((await told()).emitted[0]?.plainXml);
    await idp.control('DELETE', `/armed/${(body as { id: string }).id}`);
    expect(await (await fetch(url)).text()).toBe(plain);
    const fetches = (await idp.control('GET', '/received?kind=metadata')).body as { published: { status: number } }[];
    expect(fetches.map(({ published }) => published.status).slice(-4)).toEqual([200, 500, 500, 200]);
  });

  test('of metadata count fetches of the app they are for', async () => {
    await idp.arm({ fault: 'metadata-expired', app: 'Portal', messages: 2 });
    const url = await idp.metadataUrl('Portal');
    const served = async () => (await (await fetch(url)).text()).includes('validUntil');
    expect([await served(), await served(), await served()]).toEqual([true, true, false]);
  });

  test.each([
    ['/armed', { fault: 'metadata-expired', person: alice }, '/person'],
    ['/transactions', { person: alice, faults: [{ name: 'metadata-expired' }] }, '/faults/0/name'],
  ])('of metadata concern nobody: %s', async (path, body, problem) => {
    expect(await idp.control('POST', path, body)).toMatchObject({
      status: 400,
      body: { error: { problems: [{ path: problem }] } },
    });
  });

  test('never leak into a transaction, and can be disarmed', async () => {
    const { body } = await idp.control('POST', '/armed', { fault: 'audience-wrong' });
    const { browser, told } = await open({ person: alice });
    await browser.send(start());
    const [emitted] = (await told()).emitted;
    expect(emitted?.xml).toBe(emitted?.plainXml);
    const { id } = body as { id: string };
    expect((await idp.control('DELETE', `/armed/${id}`)).status).toBe(200);
    expect((await idp.control('DELETE', `/armed/${id}`)).status).toBe(404);
  });
});
