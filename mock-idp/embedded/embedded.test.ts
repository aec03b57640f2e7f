import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { authnRequest, password, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';

const alice = 'alice@example.com';
let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp({ unattended: true });
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const start = (id = '_t1') => redirectUrl(idp.app.ssoUrl, authnRequest({ id }));
const as = { headers: { 'x-assay-person': alice } };

describe('takeRequest', () => {
  test('hands out each AuthnRequest once, in order, with what was read from it', async () => {
    await new Browser().send(start('_a'), as);
    await new Browser().send(start('_b'), as);
    expect(await idp.takeRequest()).toMatchObject({ app: 'Portal', binding: 'HTTP-Redirect', request: { id: '_a' } });
    expect(await idp.takeRequest({ app: 'Portal' })).toMatchObject({ request: { id: '_b' } });
    await expect(idp.takeRequest({ timeoutMs: 10 })).rejects.toMatchObject({ code: 'no_request' });
  });

  test('waits for one that is still to come, and tells why it was refused', async () => {
    const coming = idp.takeRequest({ timeoutMs: 5000 });
    await new Browser().send(redirectUrl(idp.app.ssoUrl, authnRequest({ issueInstant: 'yesterday' })));
    expect(await coming).toMatchObject({ refusal: { check: 'issue-instant' } });
  });

  test('of another app is not what was asked for', async () => {
    const other = expect(idp.takeRequest({ app: 'Other', timeoutMs: 50 })).rejects.toThrow(
      'No AuthnRequest for Other came within 50 ms',
    );
    await new Browser().send(start(), as);
    await other;
    expect(await idp.takeRequest()).toMatchObject({ app: 'Portal' });
  });

  test('over the control API', async () => {
    await new Browser().send(start('_c'), as);
    const taken = await idp.control('POST', '/requests/take', {});
    expect(taken).toMatchObject({ status: 200, body: { request: { id: '_c' } } });
    expect((await idp.control('POST', '/requests/take', { timeoutMs: 1 })).status).toBe(404);
  });
});

describe('resend', () => {
  let sp: Server;
  const posts: { body: string; cookie: string | undefined }[] = [];
  let acs: string;
  beforeAll(async () => {
    sp = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      posts.push({ body, cookie: request.headers.cookie });
      response.writeHead(302, { location: '/in' }).end();
    });
    await new Promise<void>((resolve) => sp.listen(0, '127.0.0.1', resolve));
    const address = sp.address();
    acs = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/acs`;
  });
  afterAll(() => sp.close());

  test('sends the same bytes to the same place, from no browser or from the one that is said', async () => {
    const signOn = { ssoAcsUrl: acs, recipient: acs, destination: acs };
    await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', signOn }] });
    const request = authnRequest().replace(/AssertionConsumerServiceURL="[^"]*"/, '');
    const { samlResponse } = deliveryOf(await new Browser().send(redirectUrl(idp.app.ssoUrl, request), as));
    const taken = await idp.takeRequest();
    expect((await idp.resend(taken)).status).toBe(302);
    await idp.resend(taken.id, { cookie: 'session=1' });
    const again = await idp.control('POST', '/resend', { exchange: taken.id });
    expect(again.body).toMatchObject({ status: 302, location: '/in' });
    expect(posts.map(({ body }) => new URLSearchParams(body).get('SAMLResponse'))).toEqual([
      samlResponse,
      samlResponse,
      samlResponse,
    ]);
    expect(posts.map(({ cookie }) => cookie)).toEqual([undefined, 'session=1', undefined]);
  });

  test('has nothing to send where nothing was sent', async () => {
    await expect(idp.resend('exchange-99')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('unattended sign-in', () => {
  test('for the person whom the header or the query names; the query leaves no mark in the trace', async () => {
    expect(deliveryOf(await new Browser().send(start(), as)).xml).toContain('Alice Anderson');
    const page = await new Browser().send(
      `${start('_q')}&assay_person=${encodeURIComponent(alice)}&assay_token=secret`,
    );
    expect(deliveryOf(page).xml).toContain('InResponseTo="_q"');
    expect(JSON.stringify(await idp.received())).not.toContain('secret');
    const tile = await new Browser().send(`${idp.app.idpInitiatedUrl}?assay_person=${alice}`);
    expect(deliveryOf(tile).relayState).toBe('/start');
  });

  test('only of people who may', async () => {
    for (const [person, why] of [
      ['nobody@example.com', 'There is no person nobody@example.com.'],
      ['dora@example.com', 'only an ACTIVE person signs in'],
    ] as const) {
      const page = await new Browser().send(start(), { headers: { 'x-assay-person': person } });
      expect(page).toMatchObject({ status: 403, body: expect.stringContaining(why) });
    }
    const bob = await new Browser().send(start(), { headers: { 'x-assay-person': 'bob@example.com' } });
    expect(bob.body).toContain('app-assigned');
  });

  test('only when switched on', async () => {
    const plain = await startIdp();
    const page = await new Browser().send(redirectUrl(plain.app.ssoUrl, authnRequest()), as);
    expect(page).toMatchObject({ status: 403, body: expect.stringContaining('unattended-on') });
    expect(plain.unattendedToken).toBeUndefined();
    await plain.close();
  });

  test('beyond loopback only with the token, and there the sign-in page is no laboratory', async () => {
    const open = await startIdp({ host: '0.0.0.0', unattended: { token: 'a-token' } });
    const url = redirectUrl(open.app.ssoUrl, authnRequest());
    const send = (headers: Record<string, string>) =>
      new Browser().send(url, { headers: { ...as.headers, ...headers } });
    expect(await send({})).toMatchObject({ status: 403, body: expect.stringContaining('unattended-token') });
    expect((await send({ 'x-assay-token': 'another' })).status).toBe(403);
    expect(deliveryOf(await send({ 'x-assay-token': 'a-token' })).xml).toContain('Alice Anderson');
    expect((await new Browser().open(url)).body).not.toContain('Laboratory');
    await open.close();
  });
});

describe('an ad-hoc change', () => {
  const deliver = async () => deliveryOf(await new Browser().send(start(), as)).xml;

  test('of the plan, by a function, is sent once and labelled', async () => {
    await idp.arm({ adHoc: { plan: (plan) => ({ ...plan, destination: 'http://elsewhere.example/' }) } });
    expect(await deliver()).toContain('Destination="http://elsewhere.example/"');
    expect(await deliver()).not.toContain('elsewhere');
    const [first] = await idp.received();
    expect(first?.emitted?.faults).toMatchObject([{ name: 'ad-hoc-1', kind: 'ad-hoc', point: 'plan' }]);
  });

  test('of the tree, by a function', async () => {
    const tree = (element: { attributes: Record<string, string> }) => ({ ...element, attributes: {} });
    await idp.arm({ adHoc: { tree: (element) => ({ ...element, ...tree(element) }), point: 'signed-response' } });
    expect(await deliver()).toMatch(/<saml2p:Response xmlns/);
  });

  test('of the text, over the control API: signed again, or left as it is', async () => {
    const replace = [{ find: '>alice@example.com<', by: '>mallory@example.com<' }];
    const digests = (xml: string) => xml.match(/DigestValue>[^<]+/g)?.length;
    await idp.control('POST', '/armed', { adHoc: { replace, sign: 'as-it-is' } });
    const broken = await deliver();
    await idp.control('POST', '/armed', { adHoc: { replace } });
    const sound = await deliver();
    for (const xml of [broken, sound]) expect(xml).toContain('>mallory@example.com<');
    expect([digests(broken), digests(sound)]).toEqual([2, 2]);
    expect(await verifies(sound)).toBe(true);
    expect(await verifies(broken)).toBe(false);
  });

  test('as XML goes out as given; what cannot be read cannot be signed again', async () => {
    const refused = await idp.control('POST', '/armed', { adHoc: { xml: '<a>' } });
    expect(refused).toMatchObject({ status: 400, body: { error: { problems: [{ path: '/adHoc/xml' }] } } });
    expect((await idp.control('POST', '/armed', { adHoc: { xml: '<a>', sign: 'as-it-is' } })).status).toBe(200);
    expect(await deliver()).toBe('<a>');
    const both = await idp.control('POST', '/armed', { fault: 'audience-wrong', adHoc: { xml: '<a/>' } });
    expect(both).toMatchObject({
      status: 400,
      body: { error: { problems: [{ remedy: 'Give one of fault, adHoc.' }] } },
    });
  });

  test('never goes into a transaction, where verdicts are made', async () => {
    await idp.arm({ adHoc: { xml: '<a/>', sign: 'as-it-is' } });
    const { body } = await idp.control('POST', '/transactions', { person: alice });
    const { cookie } = body as { cookie: { name: string; value: string } };
    const browser = new Browser();
    browser.cookies.set(cookie.name, cookie.value);
    expect(deliveryOf(await browser.send(start())).xml).toContain('Alice Anderson');
    const named = { person: alice, faults: [{ name: 'ad-hoc-1' }] };
    expect((await idp.control('POST', '/transactions', named)).status).toBe(400);
  });
});

async function verifies(xml: string): Promise<boolean> {
  const { SignedXml } = await import('xml-crypto');
  const { DOMParser } = await import('@xmldom/xmldom');
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const signature = document.documentElement.getElementsByTagName('ds:Signature')[0];
  if (!signature) throw new Error('No signature.');
  const checker = new SignedXml({ publicCert: idp.app.certificate });
  checker.loadSignature(signature as never);
  try {
    return checker.checkSignature(xml);
  } catch {
    return false;
  }
}

test('a password sign-in takes part in all of it', async () => {
  const browser = new Browser();
  await browser.signIn(await browser.open(start('_p')), alice, password);
  expect(await idp.takeRequest()).toMatchObject({ person: alice, emitted: { acsUrl: 'http://localhost:9/acs' } });
});
