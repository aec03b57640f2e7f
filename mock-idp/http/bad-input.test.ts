/** What nobody well-meaning sends. Each is refused in an orderly way and in bounded time, and the IdP goes on. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { listen } from './listen.ts';
import { Browser } from './testing/browser.ts';
import { authnRequest, password, postForm, redirectUrl, startIdp, type TestIdp } from './testing/idp.ts';
import { send } from './testing/send.ts';

const logged: string[] = [];
const note = (entry: unknown, message: string) => void logged.push(JSON.stringify([entry, message]));
let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp({ log: { info: note, error: note } });
});
afterAll(() => idp.close());
/** Nothing here may be answered by a 5xx, so nothing may be logged as a failure. */
afterEach(() => {
  expect(logged.filter((line) => line.includes('failed'))).toEqual([]);
});

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Octets in buffers that somebody still holds. */
function octetsKept(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const ssoPath = () => new URL(idp.app.ssoUrl).pathname;
const post = (xml: string | Buffer) =>
  send(idp.samlUrl, {
    method: 'POST',
    path: ssoPath(),
    headers: form,
    body: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }).toString(),
  });
const opening = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" ';

describe('an AuthnRequest', () => {
  test('that inflates to a thousand times its size is not inflated', async () => {
    const bomb = deflateRawSync(Buffer.alloc(30_000_000, 'x')).toString('base64');
    expect(bomb.length).toBeLessThan(60_000);
    const path = `${ssoPath()}?${new URLSearchParams({ SAMLRequest: bomb })}`;
    const before = process.memoryUsage().rss;
    const answer = await send(idp.samlUrl, { path });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('too large when inflated');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'DOCTYPE'],
    ['entities that grow', `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(999)}"><!ENTITY b "&a;&a;">]><a>&b;</a>`, 'DOCTYPE'],
    ['elements ten thousand deep', `${opening}>${'<a>'.repeat(10_000)}`, 'nested too deeply'],
    ['a million characters', `${opening}ForceAuthn="${'1'.repeat(300_000)}"/>`, 'too large'],
    ['a NUL', `${opening}Destination="\0"/>`, 'not well-formed'],
    ['an unknown encoding', Buffer.from([0xff, 0xfe, 0x3c, 0x00]), 'UTF-8'],
    ['DEFLATE, as HTTP-Redirect has it', deflateRawSync(`${opening}/>`), 'DEFLATE-compressed, as HTTP-POST has it not'],
    ['names of the prototype', `${opening}__proto__="x" constructor="y"/>`, '400'],
    ['nothing', '', 'empty'],
  ])('with %s is refused', async (_what, xml, why) => {
    const answer = await post(xml);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(why);
  });

  test('larger than any form is refused unread', async () => {
    expect((await post('x'.repeat(1_000_000))).status).toBe(413);
    const zipped = gzipSync(Buffer.alloc(50_000_000, 'a'));
    const headers = { ...form, 'content-encoding': 'gzip' };
    expect((await send(idp.samlUrl, { method: 'POST', path: ssoPath(), headers, body: zipped })).status).toBe(413);
  });

  const mebibyte = Buffer.alloc(1024 * 1024, 'x');
  const head = (...lines: string[]) =>
    [`POST ${ssoPath()} HTTP/1.1`, 'Host: x', `Content-Type: ${form['content-type']}`, ...lines, '', ''].join('\r\n');
  const written = (socket: Socket, part: Buffer | string) =>
    new Promise<void>((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));

  test.each([
    ['announced by its length', `Content-Length: ${20 * mebibyte.length}`, '', ''],
    ['that grows to it', 'Transfer-Encoding: chunked', `${mebibyte.length.toString(16)}\r\n`, '\r\n'],
  ])('of 20 MiB, %s, is refused before it is in, and is not kept', async (_what, line, before, after) => {
    const { hostname, port } = new URL(idp.samlUrl);
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      heard += part;
    });
    const part = Buffer.concat([Buffer.from(before), mebibyte, Buffer.from(after)]);
    await written(socket, head(line));
    await written(socket, part);
    // The rest is held back: whoever answered at the end only would not answer now.
    while (!heard.includes('</html>')) await once(socket, 'data');
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    const keptBefore = octetsKept();
    for (let sent = 1; sent < 20; sent += 1) await written(socket, part);
    // What was let go of is given back a little later, by a thread of its own.
    await vi.waitFor(() => expect(octetsKept() - keptBefore).toBeLessThan(4 * mebibyte.length), 10_000);
    heard = '';
    await written(socket, `${before === '' ? '' : '0\r\n\r\n'}GET / HTTP/1.1\r\nHost: x\r\n\r\n`);
    while (!heard.includes('\r\n\r\n')) await once(socket, 'data');
    expect(heard).toMatch(/^HTTP\/1\.1 303 /);
    socket.destroy();
  });

  test('of 20 MiB is answered to somebody who listens only when all is sent, and then hangs up', async () => {
    const { hostname, port } = new URL(idp.samlUrl);
    const socket = connect(Number(port), hostname);
    socket.pause();
    await written(socket, head(`Content-Length: ${20 * mebibyte.length}`, 'Connection: close'));
    for (let sent = 0; sent < 20; sent += 1) await written(socket, mebibyte);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('that breaks off leaves nothing behind', async () => {
    const { hostname, port } = new URL(idp.samlUrl);
    const socket = connect(Number(port), hostname);
    await written(socket, `${head('Content-Length: 1000')}SAMLRequest=`);
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await send(idp.samlUrl, { path: '/login/login.htm' })).status).toBe(200);
  });

  test('packed is unpacked, and refused where nothing here unpacks it', async () => {
    const body = new URLSearchParams({ SAMLRequest: '!' }).toString();
    const packed = { method: 'POST', path: ssoPath(), body: gzipSync(body) };
    const gzip = await send(idp.samlUrl, { ...packed, headers: { ...form, 'content-encoding': 'gzip' } });
    expect({ status: gzip.status, why: gzip.body.includes('is not base64') }).toEqual({ status: 400, why: true });
    for (const encoding of ['deflate', 'compress', 'constructor']) {
      const answer = await send(idp.samlUrl, { ...packed, headers: { ...form, 'content-encoding': encoding } });
      expect({ encoding, status: answer.status }).toEqual({ encoding, status: 400 });
    }
  });

  test.each(['SAMLRequest', 'RelayState', 'SAMLEncoding'])('with two %s is refused', async (name) => {
    const url = new URL(redirectUrl(idp.app.ssoUrl, authnRequest()));
    url.searchParams.append(name, 'second');
    url.searchParams.append(name, 'third');
    const answer = await send(idp.samlUrl, { path: url.pathname + url.search });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`The parameter ${name} is there`);
  });

  test('as JSON, text or files is no form, and asks for nothing', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'text/xml', '']) {
      const { body = '' } = postForm(authnRequest());
      const sent = { method: 'POST', path: ssoPath(), headers: { 'content-type': type }, body: String(body) };
      expect({ type, status: (await send(idp.samlUrl, sent)).status }).toEqual({ type, status: 400 });
    }
  });
});

describe('a request line', () => {
  test.each([
    ['/app/%ff/x/sso/saml', 400],
    ['/tokens/%E0%A4%A/verify', 400],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/../../package.json', 404],
    ['/app/__proto__/constructor/sso/saml', 404],
    ['/app/constructor/sso/saml/metadata', 404],
    ['/home/__proto__/toString/x', 404],
    ['//evil.example/app/UserHome', 404],
    ['http://evil.example', 303],
    ['HTTP://evil.example/login/login.htm?fromURI=%2F', 200],
    ['http://evil.example/o/nobody/login/login.htm', 404],
    ['http:evil.example', 400],
    [`/${'a'.repeat(30_000)}`, 404],
  ])('%s is answered %i', async (path, status) => {
    expect((await send(idp.samlUrl, { path })).status).toBe(status);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('with %s finds nothing', async (method) => {
    expect((await send(idp.samlUrl, { method, path: ssoPath() })).status).toBe(404);
  });

  test('longer than a signed request can be is refused', async () => {
    expect((await send(idp.samlUrl, { path: `/?${'a'.repeat(70_000)}` })).status).toBe(431);
  });

  test('under any Host gives no address of that host', async () => {
    for (const host of ['evil.example', '"><script>', 'evil.example:99999', 'a@b', '']) {
      const page = await send(idp.samlUrl, {
        path: '/login/login.htm',
        headers: { host, 'x-forwarded-host': 'evil.example' },
      });
      expect(page.status).toBeLessThan(500);
      expect(page.body).not.toContain('evil.example');
      expect(JSON.stringify(page.headers)).not.toContain('evil.example');
    }
  });

  test('that does not come to an end is cut off', async () => {
    const limits = {
      headersTimeout: 300,
      requestTimeout: 600,
      connectionsCheckingInterval: 100,
      keepAliveTimeout: 5_000,
    };
    const listener = await listen('127.0.0.1', 0, 'port', undefined, limits);
    listener.serve((_request, response) => void response.end('served'));
    const slowly = (lines: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(listener.url).port), '127.0.0.1', () => socket.write(lines));
        let answer = '';
        socket.on('data', (part) => {
          answer += String(part);
        });
        socket.on('close', () => resolve(answer)).on('error', reject);
      });
    expect(await slowly('GET / HTTP/1.1\r\nHost: x\r\n')).toContain('408');
    await listener.close();
  });
});

test('no password, token or private key is in a log, the trace or an export', async () => {
  const browser = new Browser();
  const page = await browser.open(redirectUrl(idp.app.ssoUrl, authnRequest()));
  await browser.signIn(page, 'alice@example.com', password);
  await browser.open(`${idp.samlUrl}/login/login.htm?password=${password}`);
  const told = [logged, await idp.received(), (await idp.control('GET', '/organisation')).body]
    .concat((await idp.control('GET', '/trace')).body)
    .map((one) => JSON.stringify(one))
    .join();
  const session = browser.cookies.get('sid') ?? '';
  expect(session.length).toBeGreaterThan(20);
  for (const secret of [password, session, idp.controlToken, idp.apiToken, 'PRIVATE KEY', 'scrypt']) {
    expect({ secret, told: told.includes(secret) }).toEqual({ secret, told: false });
  }
});
