import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReferenceSp } from '../index.ts';
import { createBrowser, csrfOf, type TestBrowser } from './testing/browser.testing.ts';
import { idpEntityId, idpKey } from './testing/idp.testing.ts';
import { openStage, type TestStage } from './testing/stage.testing.ts';

let stage: TestStage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

async function asAdmin(browser: TestBrowser, password = 'Correct-Horse-7') {
  const page = await browser.get('/workspace-admin/sign-in?next=/workspace-admin/end-users');
  const form = { _csrf: csrfOf(page.body), email: 'admin@workspace.example', password };
  return browser.post('/workspace-admin/sign-in', { ...form, next: '/workspace-admin/end-users' });
}

describe('the door of Workspace admin (IPA-07, MAN-05)', () => {
  it('asks whoever comes to sign in', async () => {
    const reply = await stage.browser().get('/workspace-admin/end-users');
    expect([reply.status, reply.location]).toEqual([
      303,
      '/workspace-admin/sign-in?next=%2Fworkspace-admin%2Fend-users',
    ]);
  });

  it('lets the administrator in, and back out', async () => {
    const browser = stage.browser();
    expect((await asAdmin(browser)).location).toBe('/workspace-admin/end-users');
    const page = await browser.get('/workspace-admin/end-users');
    expect(page.status).toBe(200);
    await browser.post('/workspace-admin/sign-out', { _csrf: csrfOf(page.body) });
    expect((await browser.get('/workspace-admin/end-users')).status).toBe(303);
  });

  it('stays shut for a wrong password', async () => {
    const browser = stage.browser();
    expect((await asAdmin(browser, 'wrong')).status).toBe(403);
    expect((await browser.get('/workspace-admin/end-users')).status).toBe(303);
  });

  it('tells an end user that this is not for him', async () => {
    const { browser } = await stage.signIn('alice@example.com');
    expect((await browser.get('/workspace-admin/end-users')).status).toBe(403);
  });

  it('takes no form without its token', async () => {
    const browser = stage.browser();
    await asAdmin(browser);
    const form = { name: 'Eve', email: 'eve@example.com', environments: 'TEST' };
    expect((await browser.post('/workspace-admin/end-users', form)).status).toBe(403);
    expect((await stage.workspace.state()).counts.endUsers).toBe(0);
  });

  it.each(['https://evil.example/', '//evil.example', '/workspace-admin/../../x\\'])(
    'never sends on to %s',
    async (next) => {
      const browser = stage.browser();
      const page = await browser.get('/workspace-admin/sign-in');
      const form = { _csrf: csrfOf(page.body), email: 'admin@workspace.example', password: 'Correct-Horse-7', next };
      const location = (await browser.post('/workspace-admin/sign-in', form)).location ?? '';
      expect(new URL(location, stage.sp.url).origin).toBe(stage.sp.url);
    },
  );
});

describe('an invitation (D-25)', () => {
  const email = 'dora@example.com';
  async function invite() {
    const browser = stage.browser();
    await asAdmin(browser);
    const page = await browser.get('/workspace-admin/end-users/new');
    const form = { _csrf: csrfOf(page.body), name: 'Dora', email, environments: 'DEV' };
    await browser.post('/workspace-admin/end-users', form);
    const mail = (await stage.workspace.state()).outbox.find(({ to }) => to === email);
    return new URL(mail?.link ?? 'http://no-mail').pathname;
  }
  async function setPassword(path: string, password: string, repeat = password) {
    const browser = stage.browser();
    const page = await browser.get(path);
    if (page.status !== 200) return page;
    return browser.post(path, { _csrf: csrfOf(page.body), password, repeat });
  }

  it('sets a password once; it signs in where passwords apply, and D-36: opens no session by itself', async () => {
    const path = await invite();
    expect((await setPassword(path, 'short')).status).toBe(400);
    expect((await setPassword(path, 'long-enough-1', 'something-else')).status).toBe(400);
    const set = await setPassword(path, 'long-enough-1');
    expect(set.status).toBe(200);
    expect(set.headers.getSetCookie().join()).not.toContain('assay_sp_session');
    expect((await setPassword(path, 'another-one-1')).status).toBe(404);
    const browser = stage.browser();
    const form = { _csrf: csrfOf((await browser.get('/sign-in/DEV')).body), email, password: 'long-enough-1' };
    expect((await browser.post('/sign-in/DEV', form)).location).toBe('/portal');
  });

  it('used twice at the same moment sets one password', async () => {
    const path = await invite();
    const passwords = Array.from({ length: 8 }, (_, n) => `long-enough-${n}`);
    const browsers = await Promise.all(
      passwords.map(async (password) => {
        const browser = stage.browser();
        return { browser, form: { _csrf: csrfOf((await browser.get(path)).body), password, repeat: password } };
      }),
    );
    const answers = await Promise.all(browsers.map(({ browser, form }) => browser.post(path, form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(404)]);
    const signsIn = async (password: string) => {
      const browser = stage.browser();
      const form = { _csrf: csrfOf((await browser.get('/sign-in/DEV')).body), email, password };
      return (await browser.post('/sign-in/DEV', form)).location === '/portal';
    };
    const winner = answers.findIndex(({ status }) => status === 200);
    const entered = [];
    for (const password of passwords) entered.push(await signsIn(password));
    expect(entered).toEqual(passwords.map((_, n) => n === winner));
  });

  it('expires', async () => {
    const path = await invite();
    await stage.workspace.advanceClock(8 * 86_400);
    expect((await setPassword(path, 'long-enough-1')).status).toBe(404);
  });
});

describe('metadata at Set up (D-27)', () => {
  let idp: Server;
  let address: string;
  let body: string;
  beforeEach(async () => {
    idp = createServer((request, response) => {
      const moved = { '/moved': '/metadata', '/round': '/round', '/away': 'http://idp.example/metadata' };
      const location = Object.entries(moved).find(([from]) => from === request.url)?.[1];
      if (location !== undefined) response.writeHead(302, { location });
      if (request.url === '/gone') response.writeHead(404);
      response.end(body);
    });
    await new Promise<void>((resolve) => idp.listen(0, '127.0.0.1', resolve));
    const bound = idp.address();
    address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
    const certificate = idpKey.certificate.replace(/-----[A-Z ]+-----|\s/g, '');
    body = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${idpEntityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${address}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
  });
  afterEach(() => new Promise((resolve) => idp.close(resolve)));

  const set = (metadataUrl: string) =>
    stage.workspace.patch({ providers: [{ name: 'Fetched', idp: { metadataUrl } }] }).then(
      (state) => state.providers.find(({ name }) => name === 'Fetched')?.idp,
      (error: Error) => error.message,
    );

  it('is fetched and kept', async () => {
    const metadataUrl = `${address}/metadata`;
    expect(await set(metadataUrl)).toMatchObject({ entityId: idpEntityId, ssoUrl: `${address}/sso`, metadataUrl });
  });

  it('is followed where it moved', async () => {
    expect(await set(`${address}/moved`)).toMatchObject({ entityId: idpEntityId, metadataUrl: `${address}/moved` });
  });

  it.each([
    ['/gone', 'status 404'],
    ['/round', 'leads on and on'],
    ['/away', 'must be https'],
  ])('%s creates nothing', async (path, sentence) => {
    expect(await set(address + path)).toContain(sentence);
    expect((await stage.workspace.state()).counts.providers).toBe(1);
  });

  it('too large, or no metadata, creates nothing', async () => {
    body = `<!--${'x'.repeat(1_100_000)}-->${body}`;
    expect(await set(`${address}/metadata`)).toContain('larger than 1 MB');
    body = '<html></html>';
    expect(await set(`${address}/metadata`)).toContain('422');
    expect((await stage.workspace.state()).counts.providers).toBe(1);
  });

  it('must be https off this machine', async () => {
    expect(await set('http://idp.example/metadata')).toContain('must be https');
    expect(await set('http://127.0.0.1.evil.example/metadata')).toContain('must be https');
  });
});

describe('the control face', () => {
  it('needs the token', async () => {
    const reply = await fetch(`${stage.sp.url}/_assay/workspace`);
    expect(reply.status).toBe(401);
    expect(await reply.text()).not.toContain('example');
  });

  it('names every problem of a seed with its path, and changes nothing', async () => {
    const patch = stage.workspace.patch({
      endUsers: [
        { email: 'x@example.com', environments: ['NOWHERE'], groups: [{ environment: 'TEST', name: 'None' }] },
      ],
    });
    await expect(patch).rejects.toThrow(/NOWHERE.*None/s);
    expect((await stage.workspace.state()).counts.endUsers).toBe(0);
  });

  it('shows no secrets', async () => {
    await stage.workspace.patch({ endUsers: [{ email: 'x@example.com', password: 'Correct-Horse-7' }] });
    expect(JSON.stringify(await stage.workspace.state())).not.toMatch(/credential|salt|hash|Correct-Horse/);
  });

  it('resets to the seed: no users, nobody signed in, the clock in its place', async () => {
    const { browser } = await stage.signIn('alice@example.com');
    await stage.workspace.advanceClock(7200);
    await stage.workspace.reset();
    const state = await stage.workspace.state();
    expect([state.counts.endUsers, state.counts.activity, state.counts.providers]).toEqual([0, 0, 1]);
    expect((await browser.get('/whoami')).status).toBe(401);
    expect(Math.abs((await stage.workspace.clock()).getTime() - Date.now())).toBeLessThan(60_000);
    expect((await stage.signIn('alice@example.com')).location).toBe('/portal');
  });
});

describe('the server', () => {
  it('answers on 127.0.0.1 and on ::1', async () => {
    const { port } = new URL(stage.sp.url);
    const reaches = (host: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: Number(port) }, () => resolve(socket.destroy() !== undefined));
        socket.on('error', () => resolve(false));
      });
    expect(await reaches('127.0.0.1')).toBe(true);
    const log: string[] = [];
    const note = (_: object, message: string) => void log.push(message);
    const other = await createReferenceSp({ log: { info: note, warn: note, error: note } });
    await other.close();
    // On a machine without IPv6 the SP must say so; anywhere else it must be there.
    expect((await reaches('::1')) || log.some((line) => line.includes('no IPv6'))).toBe(true);
  });

  it('refuses a port that is taken, an unknown check and an invalid seed, and leaves nothing open', async () => {
    const port = Number(new URL(stage.sp.url).port);
    await expect(createReferenceSp({ port })).rejects.toThrow('EADDRINUSE');
    await expect(createReferenceSp({ checks: { off: ['nonsense'] } })).rejects.toThrow('nonsense');
    const seed = { links: [{ environment: 'MOON', samlEnabled: true }] };
    await expect(createReferenceSp({ seed })).rejects.toThrow('MOON');
  });

  it('warns when a check is off, and then accepts what it must refuse', async () => {
    const warnings: object[] = [];
    const log = { info: () => {}, warn: (fields: object) => void warnings.push(fields), error: () => {} };
    const lax = await openStage({ checks: { off: ['audience_mismatch'] }, log });
    expect(warnings).toEqual([{ off: ['audience_mismatch'] }]);
    const { browser } = await lax.signIn('alice@example.com', { entityId: 'https://other.example/' });
    expect(await lax.whoami(browser)).toMatchObject({ signedIn: true });
    await lax.close();
  });

  it('sets cookies as they must be, and a policy that lets forms reach the IdP', async () => {
    const reply = await stage.browser().get('/sso/start/TEST');
    expect(reply.headers.getSetCookie().join()).toMatch(/assay_sp_browser=.*HttpOnly; Secure; SameSite=None/);
    const { headers } = await stage.signIn('alice@example.com');
    expect(headers.getSetCookie().join()).toMatch(/assay_sp_session=.*HttpOnly; SameSite=Lax/);
    const page = await stage.browser().get('/sign-in/TEST');
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:9");
    expect((await stage.browser().get('/sign-in/DEV')).headers.get('content-security-policy')).toContain(
      "form-action 'self';",
    );
  });

  it('serves its metadata at its entity ID, and its stylesheet', async () => {
    const metadata = await createBrowser(stage.sp.url).get('/saml/metadata');
    expect(metadata.body).toContain(`entityID="${stage.sp.url}/saml/metadata"`);
    expect(metadata.body).toContain(`${stage.sp.url}/saml/acs/okta`);
    expect((await stage.browser().get('/assets/sp.css')).headers.get('content-type')).toContain('text/css');
  });

  it('signs out only by its own form', async () => {
    const { browser } = await stage.signIn('alice@example.com');
    await browser.post('/sign-out', { _csrf: 'guess' });
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: true });
    await browser.post('/sign-out', { _csrf: csrfOf((await browser.get('/portal')).body) });
    expect(await stage.whoami(browser)).toMatchObject({ signedIn: false });
  });
});
