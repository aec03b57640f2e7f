/** What an app's settings do to a sign-in, as a browser and an SP see it. */
import { privateDecrypt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateSigningKey, type SigningKey } from '../../saml/index.ts';
import type { SeedApp } from '../../seed/index.ts';
import { Browser, deliveryOf, type Page } from '../testing/browser.ts';
import { acsUrl, authnRequest, password, redirectUrl, startIdp, type TestIdp } from '../testing/idp.ts';

const alice = 'alice@example.com';
const elsewhere = 'http://localhost:9/elsewhere';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';
let idp: TestIdp;
let sp: SigningKey;
beforeAll(async () => {
  [idp, sp] = await Promise.all([startIdp(), generateSigningKey('sp', new Date())]);
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

async function settings(change: Omit<SeedApp, 'label'>): Promise<void> {
  const { body, status } = await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', ...change }] });
  expect([status, body]).toEqual([200, expect.anything()]);
}

async function signedIn(): Promise<Browser> {
  const browser = new Browser();
  await browser.signIn(await browser.open(idp.samlUrl), alice, password);
  return browser;
}

/** A request with other attributes and content than the plain one. */
function request(attributes: string, inside = ''): string {
  const plain = authnRequest().replace(/AssertionConsumerServiceURL="[^"]*"/, attributes);
  return redirectUrl(idp.app.ssoUrl, plain.replace('</samlp:AuthnRequest>', `${inside}</samlp:AuthnRequest>`));
}

const subcode = (page: Page) => new RegExp(`Value="${STATUS}(\\w+)"/>`).exec(deliveryOf(page).xml)?.[1];

describe('Other Requestable SSO URLs', () => {
  const signOn = { allowMultipleAcsEndpoints: true, acsEndpoints: [{ url: elsewhere, index: 5 }] };

  test.each([
    ['by URL', `AssertionConsumerServiceURL="${elsewhere}"`],
    ['by index', 'AssertionConsumerServiceIndex="5"'],
  ])('are answered %s, Recipient and Destination with them', async (_how, attributes) => {
    await settings({ signOn });
    const { action, xml } = deliveryOf(await (await signedIn()).open(request(attributes)));
    expect(action).toBe(elsewhere);
    expect(xml).toContain(` Destination="${elsewhere}"`);
    expect(xml).toContain(` Recipient="${elsewhere}"`);
    await settings({ signOn: { allowMultipleAcsEndpoints: false } });
    expect(deliveryOf(await (await signedIn()).open(request(attributes))).action).toBe(acsUrl);
  });

  test.each([
    [[{ url: 'ftp://x', index: 0 }], '/apps/0/signOn/acsEndpoints/0/url'],
    [[signOn.acsEndpoints[0], { url: acsUrl, index: 5 }], '/apps/0/signOn/acsEndpoints/1/index'],
  ])('%j are refused', async (acsEndpoints, path) => {
    const apps = [{ label: 'Portal', signOn: { acsEndpoints } }];
    const { body, status } = await idp.control('PATCH', '/organisation', { apps });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(path)]);
  });
});

describe('habits', () => {
  const foreign = 'AssertionConsumerServiceURL="http://attacker.example/acs"';
  const transient = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"/>';
  const smartCard = `<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`;
  const bob = '<saml:Subject><saml:NameID>bob@example.com</saml:NameID></saml:Subject>';
  const cases: [string, string, string, string][] = [
    ['RequestDenied', 'an ACS that is not registered', foreign, ''],
    ['InvalidNameIDPolicy', 'another Name ID format', '', transient],
    ['NoAuthnContext', 'a smart card', '', smartCard],
    ['UnknownPrincipal', 'another person', '', bob],
  ];

  test.each(cases)("SAML's: %s to the registered ACS for %s", async (code, _what, attributes, inside) => {
    await settings({ beyondOkta: { preset: 'saml' } });
    const page = await (await signedIn()).open(request(attributes, inside));
    const { action, relayState, xml } = deliveryOf(page);
    expect(subcode(page)).toBe(code);
    expect([action, relayState]).toEqual([acsUrl, 'state-1']);
    expect(xml).toContain('InResponseTo="_request-1"');
    expect(xml).not.toContain('Assertion ');
    const exchange = (await idp.received()).at(-1);
    expect(exchange?.refusal?.message).not.toBe('');
    expect(xml).toContain(`<saml2p:StatusMessage>${exchange?.refusal?.message}</saml2p:StatusMessage>`);
    expect(exchange?.emitted?.acsUrl).toBe(acsUrl);
  });

  test.each(cases)("Okta's: no %s, but an assertion, for %s", async (_code, _what, attributes, inside) => {
    const { action, xml } = deliveryOf(await (await signedIn()).open(request(attributes, inside)));
    expect(action).toBe(acsUrl);
    expect(xml).toContain('>alice@example.com<');
  });

  test("SAML's: an error needs nobody to sign in, and the person asked for is answered", async () => {
    await settings({ beyondOkta: { preset: 'saml' } });
    expect(subcode(await new Browser().open(request(foreign)))).toBe('RequestDenied');
    const self = bob.replace('bob', 'alice');
    expect(deliveryOf(await (await signedIn()).open(request('', self))).xml).toContain('>alice@example.com<');
  });

  test('a held transaction counts such a request like any other', async () => {
    await settings({ beyondOkta: { preset: 'saml' } });
    const opened = (await idp.control('POST', '/transactions', { person: alice })).body as { key: string };
    await idp.control('POST', `/transactions/${opened.key}/hold`, { held: true });
    const browser = new Browser();
    browser.cookies.set('assay_transaction', opened.key);
    expect((await browser.open(request(foreign))).body).not.toContain('appForm');
    expect((await idp.control('GET', `/transactions/${opened.key}`)).body).toMatchObject({ heldRequests: 1 });
  });
});

describe('what the message holds', () => {
  test('an attribute that comes to nothing is left out, or empty', async () => {
    const browser = await signedIn();
    expect(deliveryOf(await browser.open(request(''))).xml).not.toContain('Name="missing"');
    await settings({ beyondOkta: { nullAttributes: 'empty' } });
    expect(deliveryOf(await browser.open(request(''))).xml).toMatch(
      /<saml2:Attribute Name="missing" [^>]*><saml2:AttributeValue [^>]*xsi:type="xs:string"\/><\/saml2:Attribute>/,
    );
  });

  test('SessionNotOnOrAfter is there when the app sends it', async () => {
    const ask = async () => deliveryOf(await (await signedIn()).open(request(''))).xml;
    expect(await ask()).not.toContain('SessionNotOnOrAfter');
    await settings({ signOn: { samlAssertionLifetimeSeconds: 90 } });
    const xml = await ask();
    const time = (name: string) => Date.parse(new RegExp(` ${name}="([^"]+)"`).exec(xml)?.[1] ?? '');
    expect(time('SessionNotOnOrAfter') - time('IssueInstant')).toBe(90_000);
  });

  test('the NameID is encrypted where the app is set to, or a heeded request asks for it', async () => {
    const browser = await signedIn();
    const signOn = { assertionEncryption: { enabled: false, x5c: [sp.certificate] } };
    const encrypted = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:encrypted"/>';
    const isEncrypted = async (inside: string) => {
      const { xml } = deliveryOf(await browser.open(request('', inside)));
      const [, wrapped = ''] = /EncryptedID .*?<xenc:CipherValue>([^<]+)/s.exec(xml) ?? [];
      if (wrapped === '') return false;
      expect(privateDecrypt(sp.privateKey, Buffer.from(wrapped, 'base64'))).toHaveLength(32);
      return !xml.includes('>alice@example.com<');
    };
    await settings({ signOn, beyondOkta: { preset: 'saml' } });
    expect([await isEncrypted(''), await isEncrypted(encrypted)]).toEqual([false, true]);
    await settings({ beyondOkta: { preset: 'okta' } });
    expect(await isEncrypted(encrypted)).toBe(false);
    await settings({ beyondOkta: { encryptedNameId: true } });
    expect(await isEncrypted('')).toBe(true);
    const apps = [{ label: 'Portal', signOn: { assertionEncryption: { enabled: false, x5c: [] } } }];
    expect((await idp.control('PATCH', '/organisation', { apps })).status).toBe(400);
  });

  test('an app that signs with a curve shows the certificate that its metadata names', async () => {
    await settings({ signOn: { signatureAlgorithm: 'ECDSA_SHA384', digestAlgorithm: 'SHA384' } });
    const { xml } = deliveryOf(await (await signedIn()).open(request('')));
    expect(xml).toContain('xmldsig-more#ecdsa-sha384');
    const { body: metadata } = await new Browser().send(idp.app.metadataUrl);
    const [, named = ''] = /X509Certificate>([^<]+)/.exec(metadata) ?? [];
    expect(xml).toContain(named);
    await settings({ signOn: { signatureAlgorithm: 'RSA_SHA256', digestAlgorithm: 'SHA256' } });
    expect((await new Browser().send(idp.app.metadataUrl)).body).not.toContain(named);
  });
});

test('seeded keys are made once, and one that has expired can sign', async () => {
  const keys = [
    { notBefore: '2012-01-01T00:00:00Z', validityYears: 3, active: true },
    { notBefore: '2026-01-01T00:00:00Z' },
  ];
  await settings({ keys });
  await settings({ keys });
  const { body } = await idp.control('GET', '/organisation');
  const { apps } = body as { apps: { id: string }[] };
  const path = `/api/v1/apps/${apps[0]?.id}/credentials/keys`;
  const response = await fetch(idp.adminUrl + path, { headers: { authorization: `SSWS ${idp.apiToken}` } });
  const listed = (await response.json()) as { expiresAt: string; x5c: string[] }[];
  expect(listed.map(({ expiresAt }) => expiresAt.slice(0, 10))).toEqual(['2050-01-01', '2015-01-01', '2036-01-01']);
  const { xml } = deliveryOf(await (await signedIn()).open(request('')));
  expect(xml.replaceAll(/\s/g, '')).toContain(listed[1]?.x5c[0]);
});

describe('metadata', () => {
  const fetched = async () => (await new Browser().send(idp.app.metadataUrl)).body;
  const certificates = (xml: string) => [...xml.matchAll(/X509Certificate>([^<]+)/g)].map(([, text]) => text);
  const next = { notBefore: '2026-01-01T00:00:00Z' };

  test("keeps Okta's habits, or SAML's: every key, the active one first, and what is true", async () => {
    const signOn = { samlSignedRequestEnabled: true, spCertificate: { x5c: [sp.certificate] } };
    await settings({ signOn, keys: [next] });
    const plain = await fetched();
    expect(certificates(plain)).toHaveLength(1);
    expect(plain).toContain('WantAuthnRequestsSigned="false"');
    await settings({ beyondOkta: { preset: 'saml' } });
    const honest = await fetched();
    expect(certificates(honest)).toHaveLength(2);
    expect(certificates(honest)[0]).toBe(certificates(plain)[0]);
    expect(honest).toContain('WantAuthnRequestsSigned="true"');
    await settings({ signOn: { subjectNameIdFormat: 'Persistent' } });
    expect((await fetched()).match(/<md:NameIDFormat>/g)).toHaveLength(1);
    await settings({ keys: [{ ...next, active: true }] });
    expect(certificates(await fetched())).toEqual(certificates(honest).reverse());
  });

  test('shows one key or all as the app says, whatever its habits', async () => {
    await settings({ beyondOkta: { metadata: { keys: 'all' } }, keys: [next] });
    expect(certificates(await fetched())).toHaveLength(2);
    await settings({ beyondOkta: { preset: 'saml', metadata: { keys: 'active', truthful: false } } });
    expect(certificates(await fetched())).toHaveLength(1);
  });

  test('is signed, stands among others, and runs out', async () => {
    idp.clock.set(new Date('2026-03-01T12:00:00Z'));
    const app = { label: 'Other', signOn: { ssoAcsUrl: acsUrl, audience: 'other' } };
    const metadata = { signed: true, aggregate: true, validForSeconds: -60, cacheSeconds: 30 };
    const body = { apps: [app, { label: 'Portal', beyondOkta: { metadata } }] };
    expect((await idp.control('PATCH', '/organisation', body)).status).toBe(200);
    const xml = await fetched();
    expect(xml).toMatch(
      /^<\?xml [^>]*\?><md:EntitiesDescriptor ID="exk\w+" cacheDuration="PT30S" validUntil="2026-03-01T11:59:/,
    );
    expect(xml).toMatch(/"><ds:Signature .*<\/ds:Signature><md:EntityDescriptor /s);
    const entities = [...xml.matchAll(/entityID="([^"]+)"/g)].map(([, entityId]) => entityId);
    expect(entities).toHaveLength(2);
    expect(entities[1]).toBe(idp.app.entityId);
  });
});
