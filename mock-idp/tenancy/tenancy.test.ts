/** Several organisations in one process: nothing of one is in another. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { acsUrl, authnRequest, password, redirectUrl, seed } from '../http/testing/idp.ts';
import { createMockIdp, type MockIdp, type MockIdpOptions, type MockOrganisation } from '../index.ts';

let idp: MockIdp;
const start = async (options: MockIdpOptions = {}) => {
  idp = await createMockIdp({ seed, ...options });
  return idp;
};
afterEach(() => idp.close());

const certificateIn = (xml: string) => /X509Certificate>([^<]+)</.exec(xml)?.[1];
const metadataOf = async (org: MockOrganisation) => (await fetch(await org.metadataUrl('Portal'))).text();
const ssoUrlOf = async (org: MockOrganisation) =>
  /SingleSignOnService[^>]*Location="([^"]+)"/.exec(await metadataOf(org))?.[1] ?? '';

async function control(org: MockOrganisation, method: string, path: string, body?: unknown, token = org.controlToken) {
  const response = await fetch(`${org.adminUrl}/_assay${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Asks with a Host of our choosing: names below localhost are not resolved everywhere. */
function byHost(url: string, host: string, headers: Record<string, string> = {}) {
  const { port } = new URL(url);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asking = httpRequest(url, { headers: { ...headers, host: `${host}:${port}` } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asking.on('error', reject).end();
  });
}

/** Signs Alice in for the app, and answers what went to the SP. */
async function signIn(org: MockOrganisation, browser = new Browser()) {
  const page = await browser.open(redirectUrl(await ssoUrlOf(org), authnRequest()));
  return deliveryOf(await browser.signIn(page, 'alice@example.com', password));
}

describe('an organisation beside the first', () => {
  test('signs people in below its own path, and every step stays there', async () => {
    await start();
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    expect(acme.samlUrl).toBe(`${idp.samlUrl}/o/acme`);
    const browser = new Browser();
    const page = await browser.open(redirectUrl(await ssoUrlOf(acme), authnRequest()));
    expect(page.url).toContain(`${acme.samlUrl}/login/login.htm`);
    expect(page.body).toContain('href="/o/acme/assets/idp.css"');
    expect((await fetch(`${acme.samlUrl}/assets/idp.css`)).status).toBe(200);
    const delivered = deliveryOf(await browser.signIn(page, 'alice@example.com', password));
    expect(delivered).toMatchObject({ action: acsUrl, relayState: 'state-1' });
    const dashboard = await browser.open(`${acme.samlUrl}/app/UserHome`);
    expect(dashboard.body).toContain(`${acme.samlUrl}/home/`);
    expect(dashboard.body).toContain('action="/o/acme/login/signout"');
  });

  test('has keys, sessions and trace of its own', async () => {
    await start();
    const [acme, beta] = [
      await idp.organisations.create({ subdomain: 'acme', seed }),
      await idp.organisations.create({ subdomain: 'beta', seed }),
    ];
    const certificates = await Promise.all([idp, acme, beta].map(metadataOf));
    expect(new Set(certificates.map(certificateIn)).size).toBe(3);
    const browser = new Browser();
    const { xml } = await signIn(acme, browser);
    expect(certificateIn(xml)).toBe(certificateIn(certificates[1] ?? ''));
    for (const other of [idp, beta]) {
      const page = await browser.open(`${other.samlUrl}/app/UserHome`);
      expect(page.url).toContain('/login/login.htm');
    }
    const asked = async (org: MockOrganisation) =>
      (await org.received()).filter(({ kind }) => kind === 'AuthnRequest').length;
    expect([await asked(idp), await asked(acme), await asked(beta)]).toEqual([0, 1, 0]);
  });

  test('has faults, clock, snapshots and reset of its own', async () => {
    await start();
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    await acme.arm({ fault: 'audience-wrong' });
    expect((await control(idp, 'GET', '/armed')).body).toEqual([]);
    acme.clock.advance(3600);
    expect(acme.clock.now().getTime() - idp.clock.now().getTime()).toBeGreaterThan(3_500_000);
    const dave = { people: [{ login: 'dave@example.com', firstName: 'Dave', lastName: 'Day' }] };
    for (const org of [idp, acme]) await control(org, 'PATCH', '/organisation', dave);
    const taken = await acme.snapshot();
    expect(await idp.restore(taken)).toBe(false);
    await acme.reset();
    const people = async (org: MockOrganisation) => JSON.stringify((await control(org, 'GET', '/organisation')).body);
    expect(await people(acme)).not.toContain('dave@example.com');
    expect(await people(idp)).toContain('dave@example.com');
    expect(acme.clock.now().getTime() - idp.clock.now().getTime()).toBeLessThan(60_000);
  });

  test('is administered below its own path, with tokens of its own', async () => {
    await start();
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    expect((await control(acme, 'GET', '/clock', undefined, idp.controlToken)).status).toBe(401);
    const api = (token: string) =>
      fetch(`${acme.adminUrl}/api/v1/users/me`, { headers: { authorization: `SSWS ${token}` } });
    expect((await api(idp.apiToken)).status).toBe(401);
    const me: unknown = await (await api(acme.apiToken)).json();
    expect(me).toMatchObject({ _links: { self: { href: expect.stringContaining(`${acme.adminUrl}/api/v1/users/`) } } });
    const console = new Browser();
    const page = await console.open(`${acme.adminUrl}/admin/applications`);
    const applications = await console.signIn(page, 'admin@example.com', password);
    expect(applications.url).toBe(`${acme.adminUrl}/admin/applications`);
    expect(applications.body).toContain('href="/o/acme/admin/users"');
    expect(applications.body).not.toMatch(/(href|action|src)="\/admin/);
  });

  test('cannot be given another subdomain: it would no longer be found', async () => {
    await start();
    const wrong = { ...seed, organisation: { subdomain: 'other' } };
    await expect(idp.organisations.create({ subdomain: 'acme', seed: wrong })).rejects.toMatchObject({
      problems: [expect.objectContaining({ path: '/organisation/subdomain' })],
    });
    expect(idp.organisations.list()).toEqual([]);
  });
});

describe('by host', () => {
  test('the SAML face answers, and its metadata names that host', async () => {
    await start();
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    const { pathname } = new URL(await acme.metadataUrl('Portal'));
    const { port } = new URL(idp.samlUrl);
    const answer = await byHost(idp.samlUrl + pathname.replace('/o/acme', ''), 'acme.okta.localhost');
    expect(answer.body).toContain(`Location="http://acme.okta.localhost:${port}/app/`);
    const page = await byHost(`${idp.samlUrl}/app/UserHome`, 'ACME.okta.localhost');
    expect(page.headers.location).toBe('/login/login.htm?fromURI=%2Fapp%2FUserHome');
  });

  test('API and console answer, as Okta’s tools build the host', async () => {
    await start({ domain: 'okta.test' });
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    const { port } = new URL(idp.adminUrl);
    const me = await byHost(`${idp.adminUrl}/api/v1/users/me`, 'acme.okta.test', {
      authorization: `SSWS ${acme.apiToken}`,
    });
    expect(me.body).toContain(`http://acme.okta.test:${port}/api/v1/users/`);
    expect((await byHost(`${idp.adminUrl}/admin/applications`, 'acme.okta.test')).status).toBe(401);
    expect((await byHost(`${idp.adminUrl}/admin/applications`, 'evil.test')).status).toBe(403);
  });

  test('the first one answers under its subdomain, nobody under another', async () => {
    await start();
    const authorization = `SSWS ${idp.apiToken}`;
    const asked = (host: string) => byHost(`${idp.adminUrl}/api/v1/users/me`, host, { authorization });
    expect((await asked('example.okta.localhost')).status).toBe(200);
    expect((await asked('nobody.okta.localhost')).status).toBe(404);
    expect((await fetch(`${idp.samlUrl}/o/nobody/app/UserHome`)).status).toBe(404);
    const { status } = await byHost(`${idp.samlUrl}/app/UserHome`, 'nobody.okta.localhost');
    expect(status).toBe(404);
  });
});

/** Where something is wrong with what shall become an organisation. */
async function problemsOf(body: object): Promise<string[]> {
  const answer = await control(idp, 'POST', '/organisations', body);
  expect(answer.status).toBe(400);
  const { error } = answer.body as { error: { problems: { path: string }[] } };
  return error.problems.map(({ path }) => path);
}

describe('the control API', () => {
  test('makes, tells, lists and removes organisations', async () => {
    await start();
    const made = await control(idp, 'POST', '/organisations', { subdomain: 'acme', seed });
    const acme = await idp.organisations.get('acme');
    expect(made).toEqual({
      status: 200,
      body: {
        subdomain: 'acme',
        samlUrl: acme?.samlUrl,
        adminUrl: acme?.adminUrl,
        controlToken: acme?.controlToken,
        apiToken: acme?.apiToken,
      },
    });
    expect((await control(idp, 'GET', '/organisations')).body).toEqual(['acme']);
    expect((await control(idp, 'GET', '/organisations/acme')).body).toEqual(made.body);
    expect((await control(idp, 'POST', '/organisations', { subdomain: 'acme' })).status).toBe(409);
    expect((await control(idp, 'POST', '/organisations', { subdomain: 'example' })).status).toBe(409);
    expect((await control(idp, 'POST', '/organisations', { subdomain: '../x' })).status).toBe(400);
    const wrong = { organisation: 1, people: [{ login: 5 }] };
    expect(await problemsOf({ subdomain: 'Not OK', more: 1, seed: wrong })).toEqual(
      expect.arrayContaining(['/more', '/subdomain', '/seed/organisation', '/seed/people/0/login']),
    );
    expect(await problemsOf({ subdomain: 'bad', seed: { groups: [{ name: 'G', members: ['nobody'] }] } })).toEqual([
      '/seed/groups/0/members/0',
    ]);
    expect(await problemsOf({ subdomain: 'bad', seed: [] })).toEqual(['/seed']);
    expect((await control(idp, 'DELETE', '/organisations/acme')).status).toBe(200);
    expect((await control(idp, 'GET', '/organisations')).body).toEqual([]);
    expect((await fetch(`${idp.samlUrl}/o/acme/app/UserHome`)).status).toBe(404);
  });

  test('of another organisation rules over none', async () => {
    await start();
    const acme = await idp.organisations.create({ subdomain: 'acme' });
    expect((await control(acme, 'GET', '/organisations')).status).toBe(404);
    expect((await control(acme, 'DELETE', '/organisations/acme')).status).toBe(404);
  });
});

describe('in a data directory', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'assay-tenancy-'));
    return () => rmSync(data, { recursive: true });
  });

  test('each is kept in a file of its own, found again, and gone when it was removed', async () => {
    await start({ data });
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    const before = await metadataOf(acme);
    expect(certificateIn(before)).not.toBe(certificateIn(await metadataOf(idp)));
    await idp.close();
    await start({ data });
    expect(idp.organisations.list()).toEqual(['acme']);
    const again = await idp.organisations.get('acme');
    expect(again?.resumed).toBe(true);
    expect(certificateIn(again ? await metadataOf(again) : '')).toBe(certificateIn(before));
    await idp.organisations.remove('acme');
    expect(existsSync(join(data, 'organisations', 'acme.sqlite'))).toBe(false);
  });
});
