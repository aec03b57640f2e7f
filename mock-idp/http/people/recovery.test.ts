/** "Need help signing in?", as a person follows it from the sign-in page to the mail and back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf, type Page } from '../testing/browser.ts';
import { acsUrl, authnRequest, password, redirectUrl, startIdp, type TestIdp } from '../testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const alice = 'alice@example.com';
const fresh = { password: 'New-Horse-99', confirmPassword: 'New-Horse-99' };
const signInPage = (browser: Browser) => browser.open(`${idp.samlUrl}/login/login.htm`);

interface Mail {
  to: string;
  template: string;
  link: string;
}
async function mails(): Promise<Mail[]> {
  return (await idp.control('GET', '/outbox')).body as Mail[];
}
const newestTo = async (to: string) => (await mails()).find((mail) => mail.to === to);

async function setStatus(login: string, status: string): Promise<void> {
  await idp.control('PATCH', '/organisation', { people: [{ login, status }] });
}

async function statusOf(login: string): Promise<string | undefined> {
  const { body } = await idp.control('GET', '/organisation');
  return (body as { people: { login: string; status: string }[] }).people.find((person) => person.login === login)
    ?.status;
}

/** Newest first: event type and who did it. */
async function events(): Promise<string[]> {
  const answer = await fetch(`${idp.adminUrl}/api/v1/logs?sortOrder=DESCENDING`, {
    headers: { authorization: `SSWS ${idp.apiToken}` },
  });
  const list = (await answer.json()) as { eventType: string; actor: { alternateId: string } }[];
  return list.map(({ eventType, actor }) => `${eventType} by ${actor.alternateId}`);
}

/** Follows a link of the sign-in page and types the name. */
async function ask(browser: Browser, link: 'Forgot password?' | 'Unlock account?', identifier: string, from?: Page) {
  const page = from ?? (await signInPage(browser));
  expect(page.body).toContain('Need help signing in?');
  const href = new RegExp(`href="([^"]+)"[^>]*>${link.replace('?', '\\?')}`).exec(page.body)?.[1] ?? 'no such link';
  const url = new URL(href.replaceAll('&amp;', '&'), page.url).href;
  return browser.submit(await browser.open(url), { identifier });
}

describe('Forgot password?', () => {
  test('a mail leads to a new password, by the rules, once; the old one works until then', async () => {
    const elsewhere = new Browser();
    await elsewhere.signIn(await signInPage(elsewhere), alice, password);
    const browser = new Browser();
    const sent = await ask(browser, 'Forgot password?', alice);
    expect([sent.status, sent.body]).toEqual([200, expect.stringContaining('Email sent!')]);
    const mail = await newestTo(alice);
    expect(mail).toMatchObject({
      template: 'ForgotPassword',
      link: expect.stringContaining('/signin/reset-password/'),
    });
    expect(await statusOf(alice)).toBe('ACTIVE');

    const page = await browser.open(mail?.link ?? '');
    expect(page.body).toContain('Reset your password');
    const weak = await browser.submit(page, { password: 'short', confirmPassword: 'short' });
    expect([weak.status, weak.body]).toEqual([400, expect.stringContaining('At least 8 characters')]);
    const typo = await browser.submit(weak, { ...fresh, confirmPassword: 'other' });
    expect(typo.body).toContain('New passwords must match');
    expect((await browser.submit(typo, fresh)).url).toBe(`${idp.samlUrl}/app/UserHome`);

    // Nothing that the old password opened stays open.
    expect((await elsewhere.open(`${idp.samlUrl}/app/UserHome`)).url).toContain('/login/login.htm');
    expect((await new Browser().open(mail?.link ?? '')).status).toBe(403);
    const other = new Browser();
    expect((await other.signIn(await signInPage(other), alice, password)).body).toContain('Unable to sign in');
    expect((await other.signIn(await signInPage(other), alice, fresh.password)).url).toContain('UserHome');
    const told = await events();
    expect(told).toContain(`user.account.reset_password by ${alice}`);
    expect(told).toContain(`system.email.password_reset.sent_message by ${alice}`);
  });

  test('and then on to the app that asked', async () => {
    const browser = new Browser();
    const waiting = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest()));
    await ask(browser, 'Forgot password?', alice, waiting);
    const page = await browser.open((await newestTo(alice))?.link ?? '');
    expect(deliveryOf(await browser.submit(page, fresh)).action).toBe(acsUrl);
  });

  test('from the password page, too', async () => {
    const browser = new Browser();
    const page = await browser.submit(await signInPage(browser), { identifier: alice });
    expect((await ask(browser, 'Forgot password?', alice, page)).body).toContain('Email sent!');
  });

  test('nobody learns who is known: the answer is one and the same', async () => {
    await setStatus('bob@example.com', 'DEPROVISIONED');
    const answers: unknown[] = [];
    for (const login of ['nobody@example.com', alice, 'bob@example.com', 'dora@example.com']) {
      const { status, body } = await ask(new Browser(), 'Forgot password?', login);
      answers.push([status, body.replaceAll(login, '').replaceAll(/value="[^"]*"/g, '')]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await newestTo('nobody@example.com')).toBeUndefined();
    expect(await newestTo('bob@example.com')).toBeUndefined();
    // Who has no password yet gets no second way to one.
    expect((await newestTo('dora@example.com'))?.template).toBe('ForgotPasswordDenied');
  });

  test.each(['an hour later', 'after a newer one', 'after the password was changed', 'once suspended'])(
    'a link is dead %s',
    async (why) => {
      await ask(new Browser(), 'Forgot password?', alice);
      const link = (await newestTo(alice))?.link ?? '';
      if (why === 'an hour later') await idp.control('PUT', '/clock', { advanceSeconds: 3601 });
      if (why === 'after a newer one') await ask(new Browser(), 'Forgot password?', alice);
      if (why === 'once suspended') await setStatus(alice, 'SUSPENDED');
      if (why === 'after the password was changed') {
        const change = { oldPassword: { value: password }, newPassword: { value: fresh.password } };
        await fetch(`${idp.adminUrl}/api/v1/users/${alice}/credentials/change_password`, {
          method: 'POST',
          headers: { authorization: `SSWS ${idp.apiToken}`, 'content-type': 'application/json' },
          body: JSON.stringify(change),
        });
      }
      const page = await new Browser().open(link);
      expect([page.status, page.body]).toEqual([403, expect.stringContaining('expired or been previously used')]);
    },
  );

  test('a link a minute short of an hour works', async () => {
    await ask(new Browser(), 'Forgot password?', alice);
    await idp.control('PUT', '/clock', { advanceSeconds: 3540 });
    expect((await new Browser().open((await newestTo(alice))?.link ?? '')).status).toBe(200);
  });

  test('asking ends no activation link', async () => {
    const activation = (await newestTo('dora@example.com'))?.link ?? '';
    await ask(new Browser(), 'Forgot password?', 'dora@example.com');
    expect((await new Browser().open(activation)).status).toBe(200);
  });

  test('a reset by an administrator leads to the same page, and both links fit together', async () => {
    const answer = await fetch(`${idp.adminUrl}/api/v1/users/${alice}/lifecycle/reset_password?sendEmail=false`, {
      method: 'POST',
      headers: { authorization: `SSWS ${idp.apiToken}` },
    });
    const { resetPasswordUrl } = (await answer.json()) as { resetPasswordUrl: string };
    expect(resetPasswordUrl).toMatch(new RegExp(`^${idp.samlUrl}/reset_password/\\w+$`));
    expect(await statusOf(alice)).toBe('RECOVERY');
    await ask(new Browser(), 'Forgot password?', alice);
    const browser = new Browser();
    const page = await browser.open((await newestTo(alice))?.link ?? '');
    expect((await browser.submit(page, fresh)).url).toContain('UserHome');
    expect(await statusOf(alice)).toBe('ACTIVE');
    expect((await new Browser().open(resetPasswordUrl)).status).toBe(400);
  });
});

describe('Unlock account?', () => {
  test('a mail unlocks, once, and the password stays', async () => {
    await setStatus(alice, 'LOCKED_OUT');
    const browser = new Browser();
    expect((await ask(browser, 'Unlock account?', alice)).body).toContain('Email sent!');
    const { link = '', template } = (await newestTo(alice)) ?? {};
    expect(template).toBe('SelfServiceUnlock');
    const page = await browser.open(link);
    // A program that only looks at the link changes nothing.
    expect(await statusOf(alice)).toBe('LOCKED_OUT');
    expect((await browser.submit(page, { _csrf: browser.cookies.get('idp_csrf') ?? '' })).body).toContain(
      'Account successfully unlocked!',
    );
    expect(await statusOf(alice)).toBe('ACTIVE');
    expect((await browser.open(link)).status).toBe(403);
    expect((await browser.signIn(await signInPage(browser), alice, password)).url).toContain('UserHome');
    expect(await events()).toContain(`user.account.unlock by ${alice}`);
  });

  test('who is not locked is told so by mail, and a stranger by nothing', async () => {
    const known = await ask(new Browser(), 'Unlock account?', alice);
    const unknown = await ask(new Browser(), 'Unlock account?', 'nobody@example.com');
    expect(known.status).toBe(unknown.status);
    expect((await newestTo(alice))?.template).toBe('SelfServiceUnlockOnUnlockedAccount');
    expect(await newestTo('nobody@example.com')).toBeUndefined();
  });

  test('an unlocking link sets no password, and the other way round', async () => {
    await setStatus(alice, 'LOCKED_OUT');
    await ask(new Browser(), 'Unlock account?', alice);
    const link = (await newestTo(alice))?.link ?? '';
    expect((await new Browser().open(link.replace('/unlock/', '/reset-password/'))).status).toBe(403);
    const token = link.split('/').at(-1);
    expect((await new Browser().open(`${idp.samlUrl}/tokens/${token}/verify`)).status).toBe(400);
    // Asked for before the account was locked, it is no way around the lock.
    await setStatus(alice, 'ACTIVE');
    await ask(new Browser(), 'Forgot password?', alice);
    const recovery = (await newestTo(alice))?.link ?? '';
    await setStatus(alice, 'LOCKED_OUT');
    expect((await new Browser().open(recovery.replace('/reset-password/', '/unlock/'))).status).toBe(403);
  });
});

test('forms of another site are refused, and nothing is mailed', async () => {
  const before = await mails();
  const body = new URLSearchParams({ identifier: alice, _csrf: 'A'.repeat(32) });
  for (const path of ['/signin/forgot-password', '/signin/unlock']) {
    expect((await new Browser().send(idp.samlUrl + path, { method: 'POST', body })).status).toBe(400);
  }
  expect(await mails()).toEqual(before);
});

test('nothing typed is asked for again', async () => {
  const page = await ask(new Browser(), 'Forgot password?', ' ');
  expect([page.status, page.body]).toEqual([400, expect.stringContaining('This field cannot be left blank')]);
});
