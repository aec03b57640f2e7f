/** The reference SP is killed in the middle of sign-ins; what it knew of them, it knows afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMockIdp, type MockIdp } from '../mock-idp/index.ts';
import { IdpControl } from '../steps/index.ts';
import { demoApp, demoWorkspace, idpSeed } from './demo.ts';
import { type Child, startChild } from './testing/child.ts';

let directory: string;
let sp: Child;
let idp: MockIdp;
let app: Awaited<ReturnType<IdpControl['app']>>;

const start = (port: string) => startChild('sp', '--data', directory, '--port', port);
async function restart(): Promise<void> {
  await sp.kill();
  sp = await start(new URL(sp.controlUrl).port);
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'assay-restart-'));
  sp = await start('0');
  idp = await createMockIdp({ seed: idpSeed(sp.controlUrl) });
  app = await new IdpControl(idp).app(demoApp);
  await sp.control('PATCH', '/workspace', demoWorkspace(app));
}, 60_000);
afterAll(async () => {
  await sp.kill();
  await idp.close();
  rmSync(directory, { recursive: true });
});

/** A browser with nothing but cookies. */
function browser(jar = new Map<string, string>()) {
  return async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
}

/** The form that the IdP answers with when this person, unattended, comes to `url`. */
async function responseFor(url: string, person = 'alice@example.com'): Promise<Record<string, string>> {
  const { cookie } = await new IdpControl(idp).openTransaction(person, demoApp, []);
  const page = await (await browser(new Map([[cookie.name, cookie.value]]))(url)).text();
  const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1];
  const samlResponse = value('SAMLResponse');
  if (samlResponse === undefined) throw new Error(`No Response: ${page.slice(0, 500)}`);
  return { SAMLResponse: samlResponse.replaceAll('&#43;', '+'), RelayState: value('RelayState') ?? '' };
}

const acsUrl = () => `${sp.controlUrl}/saml/acs/okta`;

it('a request still waits for its answer, and the session outlives the process', { timeout: 60_000 }, async () => {
  const visit = browser();
  const asked = await visit(`${sp.controlUrl}/sso/start/DEV?product=workato-go`);
  const idpUrl = asked.headers.get('location') ?? '';
  expect(idpUrl).toContain('SAMLRequest=');
  await restart();
  const entered = await visit(acsUrl(), await responseFor(idpUrl));
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/portal']);
  await restart();
  const who = await visit(`${sp.controlUrl}/whoami`);
  expect(await who.json()).toMatchObject({ signedIn: true, email: 'alice@example.com', environment: 'DEV' });
  expect(await sp.control('GET', '/workspace')).toMatchObject({
    endUsers: [{ email: 'alice@example.com' }],
    activity: [{ outcome: 'signed-in', email: 'alice@example.com' }],
  });
});

it('a replayed Response is refused, however often the SP was killed in between', { timeout: 60_000 }, async () => {
  const form = await responseFor(app.idpInitiatedUrl);
  expect((await browser()(acsUrl(), form)).status).toBe(303);
  await restart();
  const stranger = browser();
  expect((await stranger(acsUrl(), form)).status).toBe(403);
  const who = await stranger(`${sp.controlUrl}/whoami`);
  expect(await who.json()).toMatchObject({ signedIn: false, lastRefusal: { reason: 'assertion_replayed' } });
});

it('twenty first sign-ins at once, killed at any moment, make one account, and none is taken twice', {
  timeout: 240_000,
}, async () => {
  const bob = 'bob@example.com';
  const accounts = async () =>
    JSON.stringify(await sp.control('GET', '/workspace')).match(/"email":"bob@example.com","name"/g);
  // From the first bytes to the last answer: read, verified, remembered, admitted, signed in.
  for (const moment of [15, 60, 150]) {
    const forms = [];
    for (let i = 0; i < 20; i += 1) forms.push(await responseFor(app.idpInitiatedUrl, bob));
    const answers = forms.map((form) =>
      browser()(acsUrl(), form).then(
        ({ status }) => status,
        () => undefined,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, moment));
    await restart();
    const before = await Promise.all(answers);
    const after = await Promise.all(forms.map(async (form) => (await browser()(acsUrl(), form)).status));
    expect(after.filter((status) => status !== 303 && status !== 403)).toEqual([]);
    expect(after.filter((status, i) => before[i] === 303 && status !== 403)).toEqual([]);
    expect((await browser()(acsUrl(), await responseFor(app.idpInitiatedUrl, bob))).status).toBe(303);
    expect(await accounts()).toHaveLength(1);
    await sp.control('DELETE', `/workspace/end-users/${bob}`);
  }
});
