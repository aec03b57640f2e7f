import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateSigningKey, type SigningKey } from '../../saml/index.ts';
import { Browser, formsOf } from '../testing/browser.ts';
import { password, postForm, startIdp, type TestIdp } from '../testing/idp.ts';

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const issuer = 'http://localhost:9/metadata';
const logoutUrl = 'http://localhost:9/slo';
let idp: TestIdp;
let key: SigningKey;
let other: SigningKey;
let sloUrl: string;
beforeAll(async () => {
  [idp, key, other] = await Promise.all([
    startIdp(),
    generateSigningKey('sp', new Date()),
    generateSigningKey('other', new Date()),
  ]);
  const signOn = {
    spCertificate: { x5c: [key.certificate] },
    slo: { enabled: true, issuer, logoutUrl },
    participateSlo: { enabled: true, logoutRequestUrl: logoutUrl, bindingType: 'POST' },
  };
  expect((await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', signOn }] })).status).toBe(200);
  sloUrl = idp.app.ssoUrl.replace(/\/sso\/saml$/, '/slo/saml');
});
afterAll(() => idp.close());

interface Parts {
  nameId?: string;
  issuer?: string;
  destination?: string;
  attributes?: string;
  sessionIndex?: string;
}
const request = (parts: Parts = {}) =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l1" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${parts.destination ?? sloUrl}" ${parts.attributes ?? ''}><saml:Issuer>${parts.issuer ?? issuer}</saml:Issuer><saml:NameID>${parts.nameId ?? 'alice@example.com'}</saml:NameID>${parts.sessionIndex === undefined ? '' : `<samlp:SessionIndex>${parts.sessionIndex}</samlp:SessionIndex>`}</samlp:LogoutRequest>`;
const query = (xml: string, by: SigningKey | undefined = key) => {
  const message = `SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}&RelayState=back`;
  const octets = `${message}&SigAlg=${encodeURIComponent(rsaSha256)}`;
  return `${octets}&Signature=${encodeURIComponent(sign('sha256', Buffer.from(octets), by.privateKey).toString('base64'))}`;
};

let browser: Browser;
const home = () => browser.send(`${idp.samlUrl}/app/UserHome`);
beforeEach(async () => {
  browser = new Browser();
  // Signs in to the app, so that the session has something to take part in.
  const page = await browser.open(idp.app.idpInitiatedUrl);
  await browser.signIn(page, 'alice@example.com', password);
  expect((await home()).status).toBe(200);
});

const answerOf = (body: string, url: string) => {
  const form = formsOf({ status: 200, url, headers: new Headers(), body }).find(({ id }) => id === 'appForm');
  const field = (name: string) => form?.fields.find(([one]) => one === name)?.[1] ?? '';
  return {
    action: form?.action,
    relayState: field('RelayState'),
    xml: Buffer.from(field('SAMLResponse'), 'base64').toString(),
  };
};

test('a signed LogoutRequest ends the session and is answered at the Single Logout URL', async () => {
  const page = await browser.open(`${sloUrl}?${query(request())}`);
  const { action, relayState, xml } = answerOf(page.body, page.url);
  expect([action, relayState]).toEqual([logoutUrl, 'back']);
  expect(xml).toContain('InResponseTo="_l1"');
  expect(xml).toContain('<ds:Signature ');
  expect(xml).toContain('status:Success"');
  expect((await home()).status).toBe(303);
});

describe('an SP that takes messages by HTTP-Redirect is answered so', () => {
  const redirecting = (preset: 'okta' | 'saml') => ({
    label: 'Portal',
    signOn: { participateSlo: { enabled: true, logoutRequestUrl: logoutUrl, bindingType: 'REDIRECT' } },
    beyondOkta: { preset },
  });
  const posting = {
    label: 'Portal',
    signOn: { participateSlo: { enabled: true, logoutRequestUrl: logoutUrl, bindingType: 'POST' } },
    beyondOkta: { preset: 'okta' },
  };
  const set = async (app: object) =>
    expect((await idp.control('PATCH', '/organisation', { apps: [app] })).status).toBe(200);
  const answered = /^http:\/\/localhost:9\/slo\?SAMLResponse=[^&]+&RelayState=back&SigAlg=[^&]+&Signature=/;
  afterEach(() => set(posting));

  test('with the preset saml', async () => {
    await set(redirecting('saml'));
    const answer = await browser.send(`${sloUrl}?${query(request())}`);
    expect(answer.headers.get('location')).toMatch(answered);
  });

  test('not by Okta, which posts', async () => {
    await set(redirecting('okta'));
    const answer = await browser.send(`${sloUrl}?${query(request())}`);
    expect(answer.headers.get('location')).toBeNull();
    expect(answerOf(answer.body, sloUrl).action).toBe(logoutUrl);
  });

  test('where the transaction of the judge orders it', async () => {
    const opened = await idp.control('POST', '/transactions', { person: 'alice@example.com', app: 'Portal' });
    const { cookie, key } = opened.body as { key: string; cookie: { name: string; value: string } };
    const order = { message: 'LogoutResponse', binding: 'HTTP-Redirect', url: logoutUrl };
    expect((await idp.control('POST', `/transactions/${key}/logout`, { order })).status).toBe(200);
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    await fetch(idp.app.idpInitiatedUrl, { headers });
    const answer = await fetch(`${sloUrl}?${query(request())}`, { headers, redirect: 'manual' });
    expect(answer.headers.get('location')).toMatch(answered);
  });
});

describe('nothing is ended', () => {
  test.each<[string, () => string]>([
    ['unsigned', () => query(request()).replace(/&SigAlg.*/, '')],
    ['signed by another key', () => query(request(), other)],
    ['of another issuer', () => query(request({ issuer: 'urn:other' }))],
    ['sent elsewhere', () => query(request({ destination: 'http://elsewhere/' }))],
    ['past its end', () => query(request({ attributes: 'NotOnOrAfter="2020-01-01T00:00:00Z"' }))],
    ['smuggled', () => `${query(request())}&SAML%52equest=x`],
  ])('by a request that is %s', async (_title, made) => {
    expect((await browser.send(`${sloUrl}?${made()}`)).status).toBe(400);
    expect((await home()).status).toBe(200);
  });

  test('by an unsigned one over HTTP-POST', async () => {
    expect((await browser.send(sloUrl, postForm(request()))).status).toBe(400);
    expect((await home()).status).toBe(200);
  });

  test.each<[string, Parts]>([
    ['of another person', { nameId: 'bob@example.com' }],
    ['of another session', { sessionIndex: 'other' }],
  ])('by a request %s, and the answer says so', async (_title, parts) => {
    const page = await browser.open(`${sloUrl}?${query(request(parts))}`);
    expect(answerOf(page.body, page.url).xml).toContain('status:UnknownPrincipal"');
    expect((await home()).status).toBe(200);
  });
});

test('metadata names the service before the name formats, as the schema wants', async () => {
  const xml = await (await fetch(idp.app.metadataUrl)).text();
  expect(xml).toContain(`Location="${sloUrl}" ResponseLocation="${sloUrl}/callback"`);
  expect(xml.indexOf('<md:SingleLogoutService')).toBeLessThan(xml.indexOf('<md:NameIDFormat'));
});
