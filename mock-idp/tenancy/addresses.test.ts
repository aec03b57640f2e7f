/** Where the IdP is reached is not always where it listens. */
import { afterEach, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { authnRequest, password, redirectUrl, seed } from '../http/testing/idp.ts';
import { createMockIdp, type MockIdp, type MockIdpOptions } from '../index.ts';
import { mountCookie, mountPage } from './mount.ts';
import { placeOf } from './place.ts';
import { createReadAsked } from './proxy.ts';
import { readPublicUrl } from './public-url.ts';

const running: MockIdp[] = [];
afterEach(async () => {
  for (const idp of running.splice(0)) await idp.close();
});
async function start(options: MockIdpOptions): Promise<MockIdp> {
  const idp = await createMockIdp({ seed, ...options });
  running.push(idp);
  return idp;
}

describe('a public URL', () => {
  test('stands in metadata and mails, whatever the IdP listens on', async () => {
    const idp = await start({ publicUrl: 'https://idp.example.com/okta/' });
    expect(idp.samlUrl).toBe('https://idp.example.com/okta');
    expect(idp.localUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const metadataUrl = await idp.metadataUrl('Portal');
    const local = metadataUrl.replace('https://idp.example.com', idp.localUrl);
    const metadata = await (await fetch(local)).text();
    expect(metadata).toContain('Location="https://idp.example.com/okta/app/');
    expect(metadata).not.toContain('127.0.0.1');
  });

  test('with a path: every redirect, link and cookie stays below it', async () => {
    const idp = await start({});
    const base = `${idp.localUrl}/base/path`;
    const { port } = new URL(idp.localUrl);
    await idp.close();
    running.splice(0);
    const moved = await start({ publicUrl: base, samlPort: Number(port) });
    const browser = new Browser();
    const metadata = await (await fetch(await moved.metadataUrl('Portal'))).text();
    const ssoUrl = /SingleSignOnService[^>]*Location="([^"]+)"/.exec(metadata)?.[1] ?? '';
    expect(ssoUrl).toContain(`${base}/app/`);
    const page = await browser.open(redirectUrl(ssoUrl, authnRequest()));
    expect(page.url).toContain(`${base}/login/login.htm`);
    expect(page.headers.getSetCookie().join()).toContain('Path=/base/path');
    expect(deliveryOf(await browser.signIn(page, 'alice@example.com', password)).relayState).toBe('state-1');
  });

  test.each([
    'idp.example.com',
    'ftp://idp.example.com',
    'https://u:p@idp.example.com',
    'https://x/?a=b',
    'https://x/"',
  ])('%s is none', (text) => {
    expect(() => readPublicUrl(text)).toThrow(/give http:\/\/ or https:\/\//);
  });

  test('over https makes every cookie Secure', async () => {
    const idp = await start({ publicUrl: 'https://idp.example.com' });
    const page = await fetch(`${idp.localUrl}/login/login.htm`);
    const cookies = page.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });
});

describe('a proxy', () => {
  const said = { 'x-forwarded-host': 'evil.example, acme.okta.localhost', 'x-forwarded-proto': 'https' };
  const locationsOf = async (idp: MockIdp) => {
    const acme = await idp.organisations.create({ subdomain: 'acme', seed });
    const path = new URL(await acme.metadataUrl('Portal')).pathname.replace('/o/acme', '');
    return (await fetch(idp.localUrl + path, { headers: said })).text();
  };

  test('that is trusted says under which host and scheme it was asked', async () => {
    const idp = await start({ trustedProxies: ['127.0.0.0/8'] });
    expect(await locationsOf(idp)).toContain('Location="https://acme.okta.localhost/app/');
  });

  test.each([[], ['10.0.0.1']])('that nobody trusts says it in vain (%j)', async (...trustedProxies) => {
    const idp = await start({ trustedProxies });
    expect(await locationsOf(idp)).not.toContain('acme.okta.localhost');
  });

  test.each(['10.0.0.1/33', 'proxy.example', '10.0.0.1/', '::1/129', ''])('%s names none', (entry) => {
    expect(() => createReadAsked([entry])).toThrow(/no address of a proxy/);
  });
});

describe('the place of a request', () => {
  const layout = { basePath: '/base', domain: 'okta.localhost' };
  test.each([
    ['/base/o/acme/app/x?y', '127.0.0.1', { subdomain: 'acme', by: 'path', rest: '/app/x?y', prefix: '/base/o/acme' }],
    ['/o/acme', '127.0.0.1', { subdomain: 'acme', by: 'path', rest: '/', prefix: '/base/o/acme' }],
    ['/o/acme?a=/o/beta', 'beta.okta.localhost', { subdomain: 'acme', by: 'path', rest: '/?a=/o/beta' }],
    ['/base?x', 'beta.okta.localhost:1', { subdomain: 'beta', by: 'host', rest: '/?x', prefix: '/base' }],
    ['/basement', 'okta.localhost', { by: 'default', rest: '/basement', prefix: '/base' }],
    ['/o/Acme/', 'localhost', { by: 'default', rest: '/o/Acme/' }],
    ['/o/ac%2fme/', 'localhost', { by: 'default' }],
    ['/o/__proto__/', 'localhost', { by: 'default' }],
    ['/o/acme..//x', 'localhost', { by: 'default' }],
    ['//o/acme', 'localhost', { by: 'default', rest: '//o/acme' }],
    ['http://evil/o/acme', 'localhost', { by: 'default' }],
  ])('%s at %s', (url, host, expected) => {
    expect(placeOf(url, host, layout)).toMatchObject(expected);
  });
});

describe('the way out', () => {
  test('completes addresses of ours, and nothing that a person typed', () => {
    const typed = '<input value=" href=&quot;/x&quot;">';
    expect(mountPage(`<a href="/x"><form action="/y">${typed}`, '/o/a')).toBe(
      `<a href="/o/a/x"><form action="/o/a/y">${typed}`,
    );
    expect(mountPage('<a href="//evil"><a href="https://sp/x">', '/o/a')).toBe(
      '<a href="//evil"><a href="https://sp/x">',
    );
  });

  test('keeps cookies below the prefix, and off plain http', () => {
    const at = { prefix: '/o/a', secure: false };
    expect(mountCookie('sid=1; Path=/; HttpOnly', at)).toBe('sid=1; Path=/o/a; HttpOnly');
    expect(mountCookie('c=1; Path=/admin', at)).toBe('c=1; Path=/o/a/admin');
    expect(mountCookie('c=1; Path=/; Secure', { prefix: '', secure: true })).toBe('c=1; Path=/; Secure');
    expect(mountCookie('c=1; Path=/', { prefix: '', secure: true })).toBe('c=1; Path=/; Secure');
  });
});
