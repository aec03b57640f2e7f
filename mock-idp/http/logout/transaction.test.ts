import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDemoKey } from '../../saml/index.ts';
import { formsOf } from '../testing/browser.ts';
import { startIdp, type TestIdp } from '../testing/idp.ts';

const slo = 'http://localhost:9/slo';
let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
  // Whose certificate it is does not matter: nothing comes from the app here.
  const { certificate } = await readDemoKey();
  const signOn = {
    spCertificate: { x5c: [certificate] },
    slo: { enabled: true, issuer: 'http://localhost:9/metadata', logoutUrl: slo },
    participateSlo: { enabled: true, logoutRequestUrl: slo, bindingType: 'POST' },
  };
  await idp.control('PATCH', '/organisation', { apps: [{ label: 'Portal', signOn }] });
});
afterAll(() => idp.close());

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Signs Alice in unattended and orders her logout; answers her cookie and the key. */
async function signedIn(order?: object, faults: object[] = []) {
  const opened = record((await idp.control('POST', '/transactions', { person: 'alice@example.com' })).body);
  const key = String(opened.key);
  const cookie = `${String(record(opened.cookie).name)}=${key}`;
  expect((await fetch(idp.app.idpInitiatedUrl, { headers: { cookie } })).status).toBe(200);
  const ordered = await idp.control('POST', `/transactions/${key}/logout`, { ...(order && { order }), faults });
  expect(ordered.status).toBe(200);
  const url = String(record(ordered.body).url);
  return { key, leave: () => fetch(url, { headers: { cookie }, redirect: 'manual' }) };
}

async function sentBy(key: string): Promise<Record<string, unknown>> {
  const { logout } = record((await idp.control('GET', `/transactions/${key}`)).body);
  const { sent } = record(logout);
  return record(Array.isArray(sent) ? sent[0] : undefined);
}

describe('the person of a transaction signs out', () => {
  test('as the app is set up, where nothing is ordered', async () => {
    const { key, leave } = await signedIn();
    const page = await leave();
    const [form] = formsOf({ status: 200, url: page.url, headers: page.headers, body: await page.text() });
    const xml = Buffer.from(form?.fields.find(([name]) => name === 'SAMLRequest')?.[1] ?? '', 'base64').toString();
    expect(form?.action).toBe(slo);
    expect(xml).toContain('alice@example.com');
    expect(await sentBy(key)).toMatchObject({ kind: 'LogoutRequest', binding: 'HTTP-POST', xml, faults: [] });
  });

  test('by the binding that is ordered, with the fault, once', async () => {
    const order = { message: 'LogoutRequest', binding: 'HTTP-Redirect', url: `${slo}/here` };
    const { key, leave } = await signedIn(order, [{ name: 'logout-issuer-unknown' }]);
    const location = (await leave()).headers.get('location') ?? '';
    const message = new URL(location).searchParams.get('SAMLRequest') ?? '';
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString();
    expect(location.startsWith(`${slo}/here?SAMLRequest=`)).toBe(true);
    expect(xml).toContain('https://idp.attacker.example');
    expect(await sentBy(key)).toMatchObject({ url: location, xml, faults: ['logout-issuer-unknown'] });
    // The person is signed out now: nobody is told again.
    expect((await leave()).headers.get('location')).toContain('/login/login.htm');
  });

  test('a fault that means nothing for the binding stays armed', async () => {
    const order = { message: 'LogoutRequest', binding: 'HTTP-POST', url: slo };
    const { key, leave } = await signedIn(order, [{ name: 'logout-query-extra' }]);
    await leave();
    const { faults } = record((await idp.control('GET', `/transactions/${key}`)).body);
    expect(faults).toMatchObject([{ name: 'logout-query-extra', state: 'armed' }]);
  });

  test('a LogoutResponse that nobody asked for can be ordered', async () => {
    const { key, leave } = await signedIn({ message: 'LogoutResponse', binding: 'HTTP-Redirect', url: slo });
    expect((await leave()).headers.get('location')).toContain('?SAMLResponse=');
    expect(await sentBy(key)).toMatchObject({ kind: 'LogoutResponse' });
  });

  test('an order that is none is refused, with where and why', async () => {
    const { key } = await signedIn();
    const refused = await idp.control('POST', `/transactions/${key}/logout`, { order: { binding: 'SOAP' } });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('/order/binding');
  });
});

test('a fault of a logout message does not get into a Response, nor the other way round', async () => {
  const faults = [{ name: 'logout-unsigned' }, { name: 'audience-wrong' }];
  const opened = await idp.control('POST', '/transactions', { person: 'alice@example.com', faults });
  const { key } = record(opened.body);
  await fetch(idp.app.idpInitiatedUrl, { headers: { cookie: `assay_transaction=${String(key)}` } });
  const after = record((await idp.control('GET', `/transactions/${String(key)}`)).body);
  expect(after.faults).toMatchObject([
    { name: 'logout-unsigned', state: 'armed' },
    { name: 'audience-wrong', state: 'applied' },
  ]);
});
