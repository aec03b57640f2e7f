/** How a script signs in unattended: `/authn`, `/sessions`, and the cookie that a browser gets for a session token. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { acsUrl, authnRequest, password, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';
import { type ApiAnswer, apiOf, at, textAt } from './testing/api.ts';
import { clientOf } from './testing/sdk.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const anonymous = (body: unknown, path = '/api/v1/authn'): Promise<ApiAnswer> =>
  apiOf(idp)('POST', path, body, { authorization: '' });
const signIn = (username: string, given = password) => anonymous({ username, password: given, relayState: '/deep' });
const tokenOf = async (username = 'alice@example.com') => textAt((await signIn(username)).body, 'sessionToken');

describe('POST /authn', () => {
  test('answers a session token to a right password, and needs no API token', async () => {
    const { body, status } = await signIn('alice@example.com');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'SUCCESS',
      relayState: '/deep',
      sessionToken: expect.stringMatching(/^[0-9A-Za-z]{32}$/),
      _embedded: { user: { profile: { login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' } } },
    });
    expect(Date.parse(textAt(body, 'expiresAt')) - idp.clock.now().getTime()).toBeGreaterThan(4 * 60_000);
  });

  test.each([
    ['a wrong password', 'alice@example.com', 'wrong'],
    ['nobody', 'nobody@example.com', password],
    ['somebody not active yet', 'dora@example.com', password],
  ])('answers E0000004 to %s', async (_who, username, given) => {
    expect(await signIn(username, given)).toMatchObject({ status: 401, body: { errorCode: 'E0000004' } });
  });

  test('asks for both, in the words of a validation', async () => {
    const answer = await anonymous({ username: 'alice@example.com' });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });

  test('says LOCKED_OUT after ten wrong passwords', async () => {
    for (let i = 0; i < 10; i += 1) await signIn('alice@example.com', 'wrong');
    const { body, status } = await signIn('alice@example.com');
    expect([status, at(body, 'status')]).toEqual([200, 'LOCKED_OUT']);
    expect(body).not.toHaveProperty('sessionToken');
  });

  test('leads an expired password to a new one', async () => {
    await apiOf(idp)('POST', '/api/v1/users/alice@example.com/lifecycle/expire_password');
    const { body } = await signIn('alice@example.com');
    expect(body).toMatchObject({ status: 'PASSWORD_EXPIRED', _links: { next: { name: 'changePassword' } } });
    const change = { stateToken: textAt(body, 'stateToken'), oldPassword: password, newPassword: 'Fresh-Horse-8' };
    const next = textAt(body, '_links.next.href');
    expect(await anonymous({ ...change, oldPassword: 'wrong' }, next)).toMatchObject({ status: 403 });
    expect(await anonymous({ ...change, newPassword: 'short' }, next)).toMatchObject({
      body: { errorCode: 'E0000080' },
    });
    expect(await anonymous(change, next)).toMatchObject({ status: 200, body: { status: 'SUCCESS' } });
    expect(await anonymous(change, next)).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } });
    expect(await signIn('alice@example.com', 'Fresh-Horse-8')).toMatchObject({ body: { status: 'SUCCESS' } });
  });
});

describe('/sessions, by Okta’s SDK', () => {
  const client = () => clientOf(idp);

  test('a session token makes one session; it is read, refreshed and revoked', async () => {
    const { sessionApi } = client();
    const sessionToken = await tokenOf();
    const session = await sessionApi.createSession({ createSessionRequest: { sessionToken } });
    expect(session).toMatchObject({ login: 'alice@example.com', status: 'ACTIVE', amr: ['pwd'] });
    const again = sessionApi.createSession({ createSessionRequest: { sessionToken } });
    await expect(again).rejects.toMatchObject({ status: 401, errorCode: 'E0000011' });
    const sessionId = session.id ?? '';
    idp.clock.advance(60);
    const refreshed = await sessionApi.refreshSession({ sessionId });
    expect(Number(refreshed.expiresAt) - Number(session.expiresAt)).toBeGreaterThanOrEqual(60_000);
    expect(await sessionApi.getSession({ sessionId })).toMatchObject({ id: sessionId, expiresAt: refreshed.expiresAt });
    const browser = new Browser();
    browser.cookies.set('sid', sessionId);
    const sso = () => browser.send(redirectUrl(idp.app.ssoUrl, authnRequest()));
    expect(deliveryOf(await sso()).action).toBe(acsUrl);
    await sessionApi.revokeSession({ sessionId });
    await expect(sessionApi.getSession({ sessionId })).rejects.toMatchObject({ status: 404, errorCode: 'E0000007' });
    expect((await sso()).status).toBe(303);
  });

  test('a session token is worth nothing after five minutes', async () => {
    const sessionToken = await tokenOf();
    idp.clock.advance(301);
    const late = client().sessionApi.createSession({ createSessionRequest: { sessionToken } });
    await expect(late).rejects.toMatchObject({ status: 401 });
  });
});

describe('/login/sessionCookieRedirect', () => {
  const address = (token: string, redirectUrl: string) =>
    `/login/sessionCookieRedirect?${new URLSearchParams({ token, redirectUrl, checkAccountSetupComplete: 'true' })}`;

  test('signs a browser in and leads on, from either face', async () => {
    const browser = new Browser();
    const fromAdmin = await fetch(
      idp.adminUrl + address(await tokenOf(), redirectUrl(idp.app.ssoUrl, authnRequest())),
      {
        redirect: 'manual',
      },
    );
    const led = await browser.send(fromAdmin.headers.get('location') ?? '');
    expect(deliveryOf(await browser.send(led.headers.get('location') ?? '')).action).toBe(acsUrl);
  });

  test('a used token leads to the sign-in page, and on from there', async () => {
    const token = await tokenOf();
    const url = idp.samlUrl + address(token, `${idp.samlUrl}/app/UserHome`);
    const first = await new Browser().send(url);
    expect(first.headers.get('set-cookie')).toContain('sid=');
    const second = await new Browser().send(url);
    expect(second.headers.get('set-cookie')).toBeNull();
    expect(second.headers.get('location')).toBe('/login/login.htm?fromURI=%2Fapp%2FUserHome');
  });

  test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)', ''])(
    'leads nowhere else, such as %s, and the token stays good',
    async (elsewhere) => {
      const token = await tokenOf();
      const refused = await new Browser().send(idp.samlUrl + address(token, elsewhere));
      expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
      const browser = new Browser();
      const led = await browser.send(idp.samlUrl + address(token, acsUrl));
      expect(led.headers.get('location')).toBe(acsUrl);
    },
  );
});
