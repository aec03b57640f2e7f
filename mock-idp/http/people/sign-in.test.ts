import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, formsOf } from '../testing/browser.ts';
import { acsUrl, authnRequest, password, redirectUrl, startIdp, type TestIdp } from '../testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const alice = 'alice@example.com';
const signInPage = (browser: Browser, fromUri = '/app/UserHome') =>
  browser.open(`${idp.samlUrl}/login/login.htm?fromURI=${encodeURIComponent(fromUri)}`);

describe('the sign-in page', () => {
  test('identifier first, then the password, then the dashboard', async () => {
    const browser = new Browser();
    const first = await signInPage(browser);
    expect(first.body).toContain('Sign In');
    expect(first.body).not.toContain('type="password"');
    const second = await browser.submit(first, { identifier: alice });
    expect(second.body).toContain('Verify with your password');
    const home = await browser.submit(second, { password });
    expect(home.url).toBe(`${idp.samlUrl}/app/UserHome`);
    expect(home.body).toContain('Alice Anderson');
  });

  test('unknown people and wrong passwords are told the same', async () => {
    const texts = [];
    for (const [login, secret] of [
      ['nobody@example.com', password],
      [alice, 'wrong'],
    ] as const) {
      const browser = new Browser();
      const page = await browser.signIn(await signInPage(browser), login, secret);
      expect(page.status).toBe(400);
      texts.push(page.body.replaceAll(login, '').replaceAll(/value="[^"]*"/g, ''));
      expect(page.body).toContain('Unable to sign in');
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test('nothing typed is asked for again', async () => {
    const browser = new Browser();
    const page = await browser.submit(await signInPage(browser), { identifier: ' ' });
    expect(page.body).toContain('This field cannot be left blank');
  });

  test('ten wrong passwords lock the account, and then the right one is refused as well', async () => {
    const browser = new Browser();
    let page = await browser.submit(await signInPage(browser), { identifier: alice });
    for (let i = 0; i < 10; i += 1) page = await browser.submit(page, { password: 'wrong' });
    expect(page.body).toContain('Your account is locked because of too many authentication attempts.');
    expect((await browser.submit(page, { password })).body).toContain('Your account is locked');
    const { body } = await idp.control('GET', '/organisation');
    expect(JSON.stringify(body)).toContain('LOCKED_OUT');
  });

  test('a suspended person is not signed in, and an open session ends', async () => {
    const browser = new Browser();
    await browser.signIn(await signInPage(browser), alice, password);
    await idp.control('PATCH', '/organisation', { people: [{ login: alice, status: 'SUSPENDED' }] });
    expect((await browser.open(`${idp.samlUrl}/app/UserHome`)).url).toContain('/login/login.htm');
    const again = await browser.signIn(await signInPage(browser), alice, password);
    expect(again.body).toContain('Unable to sign in');
  });

  test('an expired password leads to a new one, and then on to where the person was going', async () => {
    await idp.control('PATCH', '/organisation', { people: [{ login: alice, status: 'PASSWORD_EXPIRED' }] });
    const browser = new Browser();
    const page = await browser.signIn(await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest())), alice, password);
    expect(page.url).toContain('/tokens/');
    const chosen = { password: 'New-Horse-99', confirmPassword: 'New-Horse-99' };
    expect(deliveryOf(await browser.submit(page, chosen)).action).toBe(acsUrl);
  });

  test('signing out ends the session', async () => {
    const browser = new Browser();
    const home = await browser.signIn(await signInPage(browser), alice, password);
    const stolen = new Browser();
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value);
    expect((await browser.submit(home, { _csrf: formsOf(home)[0]?.fields[0]?.[1] ?? '' })).url).toContain(
      '/login/login.htm',
    );
    expect((await stolen.open(`${idp.samlUrl}/app/UserHome`)).url).toContain('/login/login.htm');
  });

  test('a new session takes the place of one that was planted', async () => {
    const browser = new Browser();
    browser.cookies.set('sid', 'planted');
    await browser.signIn(await signInPage(browser), alice, password);
    expect(browser.cookies.get('sid')).not.toBe('planted');
  });
});

describe('what another site may not do', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/x/..//evil.example/',
    '/.//evil.example/',
    '/\t/evil.example',
    'javascript:alert(1)',
    'evil',
  ])('fromURI %j leads nowhere but the dashboard', async (fromUri) => {
    const browser = new Browser();
    const home = await browser.signIn(await signInPage(browser, fromUri), alice, password);
    expect(home.url).toBe(`${idp.samlUrl}/app/UserHome`);
  });

  test('a form without the token of this browser is refused', async () => {
    const browser = new Browser();
    const page = await signInPage(browser);
    for (const token of ['', 'x', 'A'.repeat(32)]) {
      const form = { _csrf: token, step: 'password', identifier: alice, password };
      const answer = await browser.send(page.url, { method: 'POST', body: new URLSearchParams(form) });
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('csrf-token');
    }
    expect(browser.cookies.has('sid')).toBe(false);
  });

  test('cookies are out of reach of scripts and of other sites', async () => {
    const browser = new Browser();
    const lines: string[] = [];
    const page = await browser.submit(await signInPage(browser), { identifier: alice });
    const form = formsOf(page).find(({ fields }) => fields.some(([name]) => name === 'password'));
    const body = new URLSearchParams(
      (form?.fields ?? []).map(([name, value]) => [name, name === 'password' ? password : value]),
    );
    const answer = await browser.send(form?.action ?? '', { method: 'POST', body });
    lines.push(...answer.headers.getSetCookie());
    expect(lines.find((line) => line.startsWith('sid='))).toMatch(/HttpOnly.*SameSite=Lax/);
    expect(lines.join()).not.toMatch(/Domain=/i);
  });

  test('only the delivery page may post elsewhere, and only to its ACS', async () => {
    const browser = new Browser();
    const policy = (headers: Headers) => headers.get('content-security-policy') ?? '';
    const page = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest()));
    expect(policy(page.headers)).toContain("form-action 'self'");
    expect(policy(page.headers)).toContain("script-src 'none'");
    const delivery = await browser.signIn(page, alice, password);
    expect(policy(delivery.headers)).toContain('form-action http://localhost:9;');
    expect(policy(delivery.headers)).toMatch(/script-src 'sha256-[^']+'/);
    for (const { headers } of [page, delivery]) {
      expect(policy(headers)).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

describe('activation', () => {
  const link = async (): Promise<string> => {
    const { body } = await idp.control('GET', '/outbox');
    const [mail] = body as { link: string }[];
    return mail?.link ?? '';
  };
  const chosen = { password: 'Fresh-Start-1', confirmPassword: 'Fresh-Start-1' };

  test('the mailed link leads to a password, once, and then the person is ACTIVE', async () => {
    const browser = new Browser();
    const page = await browser.open(await link());
    expect(page.body).toContain('dora@example.com');
    const home = await browser.submit(page, chosen);
    expect(home.url).toBe(`${idp.samlUrl}/app/UserHome`);
    const again = await new Browser().open(await link());
    expect(again.status).toBe(400);
    expect(again.body).toContain('Activation link no longer valid');
    const other = new Browser();
    expect((await other.signIn(await signInPage(other), 'dora@example.com', chosen.password)).url).toContain(
      'UserHome',
    );
  });

  test('a weak or mistyped password costs nothing', async () => {
    const browser = new Browser();
    let page = await browser.open(await link());
    page = await browser.submit(page, { password: 'short', confirmPassword: 'short' });
    expect(page.status).toBe(400);
    expect(page.body).toContain('At least 8 characters');
    page = await browser.submit(page, { ...chosen, confirmPassword: 'other' });
    expect(page.body).toContain('New passwords must match');
    expect((await browser.submit(page, chosen)).url).toContain('UserHome');
  });

  test.each(['suspended since', 'after eight days'])('a link is dead: %s', async (why) => {
    const url = await link();
    if (why === 'suspended since') {
      await idp.control('PATCH', '/organisation', { people: [{ login: 'dora@example.com', status: 'SUSPENDED' }] });
    } else await idp.control('PUT', '/clock', { advanceSeconds: 8 * 24 * 3600 });
    expect((await new Browser().open(url)).status).toBe(400);
  });
});
