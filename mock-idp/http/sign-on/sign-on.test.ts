import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../testing/browser.ts';
import { acsUrl, authnRequest, password, postForm, redirectUrl, startIdp, type TestIdp } from '../testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
afterAll(() => idp.close());

const alice = 'alice@example.com';

describe('SP-initiated', () => {
  test('over HTTP-Redirect, through the sign-in page, to the ACS', async () => {
    const browser = new Browser();
    const page = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest({ id: '_r1' }), 'a&b"<c>'));
    expect(page.url).toContain('/login/login.htm');
    const delivery = deliveryOf(await browser.signIn(page, alice, password));
    expect(delivery.action).toBe(acsUrl);
    expect(delivery.relayState).toBe('a&b"<c>');
    expect(delivery.xml).toContain('InResponseTo="_r1"');
    expect(delivery.xml).toContain(`>${alice}</saml2:NameID>`);
    expect(delivery.xml).toContain('>Alice Anderson</saml2:AttributeValue>');
    expect(delivery.xml.match(/>(?:Sales|Ops)<\/saml2:AttributeValue>/g)).toHaveLength(2);
    expect(delivery.xml).not.toContain('Name="missing"');
  });

  test('over HTTP-POST, and the session serves the next request without asking', async () => {
    const browser = new Browser();
    const page = await browser.open(idp.app.ssoUrl, postForm(authnRequest({ id: '_r2' })));
    const first = deliveryOf(await browser.signIn(page, alice, password));
    expect(first.xml).toContain('InResponseTo="_r2"');
    const second = deliveryOf(await browser.send(idp.app.ssoUrl, postForm(authnRequest({ id: '_r3' }))));
    expect(second.xml).toContain('InResponseTo="_r3"');
  });

  test('a cross-site POST that brings no Lax cookie still finds the session', async () => {
    const browser = new Browser();
    await browser.signIn(await browser.open(`${idp.samlUrl}/app/UserHome`), alice, password);
    const withoutCookies = await new Browser().send(idp.app.ssoUrl, postForm(authnRequest()));
    expect(withoutCookies.status).toBe(303);
    const resume = new URL(withoutCookies.headers.get('location') ?? '', idp.samlUrl).href;
    expect(deliveryOf(await browser.send(resume)).xml).toContain(alice);
    expect((await browser.send(resume)).status).toBe(400);
  });

  test.each([
    ['HTTP-Redirect', (url: string, xml: string): [string, RequestInit] => [redirectUrl(url, xml), {}]],
    ['HTTP-POST', (url: string, xml: string): [string, RequestInit] => [url, postForm(xml)]],
  ])('ForceAuthn over %s asks again although there is a session', async (_binding, encode) => {
    const browser = new Browser();
    await browser.signIn(await browser.open(`${idp.samlUrl}/app/UserHome`), alice, password);
    const [url, init] = encode(idp.app.ssoUrl, authnRequest({ id: '_f', attributes: 'ForceAuthn="true"' }));
    // A real browser leaves the Lax cookie out of the cross-site POST and brings it to the redirect after it.
    const session = [...browser.cookies];
    if (init.method === 'POST') browser.cookies.clear();
    const arrival = await browser.send(url, init);
    for (const [name, value] of session) browser.cookies.set(name, value);
    const page = await browser.open(new URL(arrival.headers.get('location') ?? '', idp.samlUrl).href);
    expect(page.url).toContain('/login/login.htm');
    expect(deliveryOf(await browser.signIn(page, alice, password)).xml).toContain('InResponseTo="_f"');
  });

  test('IsPassive without a session is answered with NoPassive, with a session with an assertion', async () => {
    const browser = new Browser();
    const request = redirectUrl(idp.app.ssoUrl, authnRequest({ attributes: 'IsPassive="true"' }));
    const { xml, action } = deliveryOf(await browser.open(request));
    expect(action).toBe(acsUrl);
    expect(xml).toContain('urn:oasis:names:tc:SAML:2.0:status:NoPassive');
    expect(xml).not.toContain('saml2:Assertion');
    await browser.signIn(await browser.open(`${idp.samlUrl}/app/UserHome`), alice, password);
    expect(deliveryOf(await browser.open(request)).xml).toContain('saml2:Assertion');
  });

  test('the Response is signed with the key that the metadata names', async () => {
    const browser = new Browser();
    const page = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest()));
    const { xml } = deliveryOf(await browser.signIn(page, alice, password));
    const certificate = new X509Certificate(idp.app.certificate);
    const metadata = (await browser.send(idp.app.metadataUrl)).body.replaceAll(/\s/g, '');
    expect(metadata).toContain(certificate.raw.toString('base64'));
    expect(xml.replaceAll(/\s/g, '').split(certificate.raw.toString('base64'))).toHaveLength(3);
  });
});

describe('IdP-initiated', () => {
  test('the tile on the dashboard signs in with the Default RelayState and no InResponseTo', async () => {
    const browser = new Browser();
    const dashboard = await browser.signIn(await browser.open(idp.samlUrl), alice, password);
    expect(dashboard.body).toContain(idp.app.idpInitiatedUrl);
    const { xml, relayState } = deliveryOf(await browser.open(idp.app.idpInitiatedUrl));
    expect(relayState).toBe('/start');
    expect(xml).not.toContain('InResponseTo');
  });

  test('a RelayState in the link goes before the default, and survives the sign-in page', async () => {
    const browser = new Browser();
    const page = await browser.open(`${idp.app.idpInitiatedUrl}?RelayState=%2Felsewhere`);
    expect(deliveryOf(await browser.signIn(page, alice, password)).relayState).toBe('/elsewhere');
  });

  test('the bare SSO URL begins at the IdP, too', async () => {
    const browser = new Browser();
    await browser.signIn(await browser.open(idp.samlUrl), alice, password);
    expect(deliveryOf(await browser.open(idp.app.ssoUrl)).relayState).toBe('/start');
  });
});

describe('no assertion', () => {
  test("a person who is not assigned is told so in Okta's words, and the SP hears nothing", async () => {
    const browser = new Browser();
    const page = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest({ id: '_unassigned' })));
    const refused = await browser.signIn(page, 'bob@example.com', password);
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('403 App Not Assigned');
    expect(refused.body).toContain('because you are not assigned this app in Okta');
    expect(refused.body).not.toContain('SAMLResponse');
    const [exchange] = (await idp.received()).slice(-1);
    expect(exchange).toMatchObject({ person: 'bob@example.com', refusal: { check: 'app-assigned' } });
    expect(exchange?.emitted).toBeUndefined();
  });

  test('a deactivated app answers nobody', async () => {
    await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', status: 'INACTIVE' }] });
    const page = await new Browser().open(redirectUrl(idp.app.ssoUrl, authnRequest()));
    await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', status: 'ACTIVE' }] });
    expect(page.status).toBe(404);
    expect((await idp.received()).at(-1)?.refusal?.check).toBe('app-active');
  });

  const table: [string, string, (url: string) => { url: string; init?: RequestInit }][] = [
    ['no base64', 'encoding', (url) => ({ url: `${url}?SAMLRequest=%26%26` })],
    ['no DEFLATE', 'encoding', (url) => ({ url: `${url}?SAMLRequest=AAAA` })],
    ['empty', 'encoding', (url) => ({ url: `${url}?SAMLRequest=` })],
    ['twice', 'parameters', (url) => ({ url: `${url}?SAMLRequest=AAAA&SAMLRequest=BBBB` })],
    ['RelayState twice', 'parameters', (url) => ({ url: `${redirectUrl(url, authnRequest())}&RelayState=x` })],
    [
      'POST without SAMLRequest',
      'parameters',
      (url) => ({ url, init: { method: 'POST', body: new URLSearchParams() } }),
    ],
    ['not XML', 'well-formed', (url) => ({ url, init: postForm('hello') })],
    ['a DOCTYPE', 'doctype', (url) => ({ url, init: postForm(`<!DOCTYPE x [<!ENTITY y "z">]>${authnRequest()}`) })],
    ['another message', 'root', (url) => ({ url, init: postForm('<x/>') })],
    ['version 1.1', 'version', (url) => ({ url, init: postForm(authnRequest().replace('"2.0"', '"1.1"')) })],
  ];
  test.each(table)('%s is refused by %s with a page and a trace', async (_what, check, make) => {
    const { url, init } = make(idp.app.ssoUrl);
    const page = await new Browser().open(url, init ?? {});
    expect(page.status).toBe(400);
    expect(page.body).toContain('400 Bad Request');
    expect(page.body).toContain(check);
    const exchange = (await idp.received()).at(-1);
    expect(exchange?.refusal?.check).toBe(check);
    expect(exchange?.emitted).toBeUndefined();
  });

  test('the trace lists the checks that were made, up to the one that failed', async () => {
    await new Browser().open(idp.app.ssoUrl, postForm(authnRequest().replace('_request-1', '1')));
    const checks = (await idp.received()).at(-1)?.checks ?? [];
    expect(checks.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(checks[2]).toMatchObject({ check: 'id' });
  });

  test.each([
    '/app/x/exkNOTHING/sso/saml',
    '/app/exkNOTHING/sso/saml/metadata',
    '/home/x/0oaNOTHING/alnNOTHING',
    '/nothing',
    '/app/%E0%A4%A/y/sso/saml',
  ])('%s is not there, and the page says so', async (path) => {
    const page = await new Browser().send(idp.samlUrl + path);
    expect([400, 404]).toContain(page.status);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).not.toMatch(/at .*\.[jt]s:\d+/);
  });

  test('a form too large is refused without being read', async () => {
    const body = new URLSearchParams({ SAMLRequest: 'A'.repeat(2_000_000) });
    const page = await new Browser().send(idp.app.ssoUrl, { method: 'POST', body });
    expect(page.status).toBe(413);
  });
});

describe('metadata', () => {
  test.each([
    ['application/xml', 'application/xml'],
    ['text/html,application/xml;q=0.9', 'application/xml'],
    ['text/xml', 'text/xml'],
    ['*/*', 'text/xml'],
  ])('Accept %s gets %s', async (accept, type) => {
    const page = await new Browser().send(idp.app.metadataUrl, { headers: { accept } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain(type);
    expect(page.body).toContain(`entityID="${idp.app.entityId}"`);
    expect(idp.app.entityId).toMatch(/^http:\/\/www\.okta\.com\/exk\w{17}$/);
    expect(await idp.metadataUrl('Portal')).toBe(idp.app.metadataUrl);
  });
});
