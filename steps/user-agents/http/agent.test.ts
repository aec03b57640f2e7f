import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AgentError, type AgentFailure } from '../judge-agent.ts';
import { HttpAgent } from './agent.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Handler = (request: IncomingMessage & { body: string }, response: ServerResponse) => void;

/** A party on loopback, addressed by the given host: 127.0.0.1 and localhost are two sites. */
async function party(host: '127.0.0.1' | 'localhost', handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => handler(Object.assign(request, { body }), response));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  return `http://${host}:${port}`;
}

const html = (response: ServerResponse, body: string) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(body);
const responseForm = (action: string, value = 'PHg+') =>
  `<form method="post" action="${action}"><input type="hidden" name="SAMLResponse" value="${value}"><input type="hidden" name="RelayState" value="r &amp; s"></form>`;

describe('an AuthnRequest', () => {
  it('is remembered with the answer that carried it, by redirect and by form', async () => {
    const idp = await party('127.0.0.1', (_request, response) => html(response, 'sign in'));
    const form = `<form method="post" action="${idp}/sso"><input name="SAMLRequest" value="PHg+"></form>`;
    const sp = await party('localhost', (request, response) => {
      if (request.url === '/form') return html(response, form);
      return response
        .writeHead(302, { location: `${idp}/sso?SAMLRequest=a%2Bb&x=1`, 'cache-control': 'no-store' })
        .end();
    });
    const agent = new HttpAgent();
    await agent.visit(`${sp}/redirect`);
    await agent.visit(`${sp}/form`);
    await agent.visit(`${idp}/`);
    expect(await agent.outgoing()).toMatchObject([
      { url: `${idp}/sso?SAMLRequest=a%2Bb&x=1`, carrier: { status: 302, headers: { 'cache-control': 'no-store' } } },
      { url: `${idp}/sso`, carrier: { url: `${sp}/form`, body: form }, form: { fields: [['SAMLRequest', 'PHg+']] } },
    ]);
  });
});

describe('what it asks for', () => {
  it('is a page, as a browser does: JSON is named in a read-back only', async () => {
    const asked: (string | undefined)[] = [];
    const sp = await party('localhost', ({ headers, url }, response) => {
      asked.push(headers.accept);
      if (url === '/me') return response.writeHead(302, { location: '/whoami' }).end();
      return html(response, 'here');
    });
    const agent = new HttpAgent();
    await agent.visit(`${sp}/`);
    await agent.get(`${sp}/me`);
    expect(asked.map((accept) => accept?.includes('json'))).toEqual([false, true, true]);
  });
});

describe('a sign-in across two sites', () => {
  it('lets only SameSite=None, and a fresh cookie without SameSite, travel with the cross-site POST', async () => {
    let posted = '';
    let landed = '';
    const sp = await party('localhost', (request, response) => {
      if (request.url === '/start') {
        response.writeHead(302, {
          location: idp,
          'set-cookie': [
            'none=1; SameSite=None; Secure',
            'lax=1; SameSite=Lax',
            'strict=1; SameSite=Strict',
            'plain=1',
            'insecure=1; SameSite=None',
          ],
        });
        response.end();
      } else if (request.method === 'POST') {
        posted = request.headers.cookie ?? '';
        response.writeHead(303, { location: '/portal' }).end();
      } else {
        landed = request.headers.cookie ?? '';
        html(response, 'in');
      }
    });
    const idp = await party('127.0.0.1', (_request, response) => html(response, responseForm(`${sp}/acs`)));
    const agent = new HttpAgent();
    await agent.visit(`${sp}/start`);
    expect(await agent.text()).toBe('in');
    expect(posted).toBe('none=1; plain=1');
    // The GET after it is still a cross-site navigation: Lax travels, Strict does not.
    expect(landed).toBe('none=1; lax=1; plain=1');
    const keptBack = agent.exchanges().map((exchange) => exchange.keptBack);
    expect(keptBack).toEqual([undefined, undefined, ['lax', 'strict'], ['strict']]);
  });

  it('keeps a cookie without SameSite back once it is older than two minutes', async () => {
    let now = Date.now();
    let posted: string | undefined;
    const sp = await party('localhost', (request, response) => {
      if (request.method === 'POST') posted = request.headers.cookie;
      response.setHeader('set-cookie', 'plain=1');
      html(response, 'page');
    });
    const agent = new HttpAgent({ now: () => new Date(now) });
    await agent.visit(sp);
    now += 121_000;
    await agent.post({
      method: 'POST',
      action: `${sp}/acs`,
      fields: [['SAMLResponse', 'x']],
      from: 'http://127.0.0.1/',
    });
    expect(posted).toBeUndefined();
  });
});

describe('proof of delivery', () => {
  it('is the SHA-256 of the value that was posted, with the answer', async () => {
    const sp = await party('localhost', (_request, response) =>
      response.writeHead(403, { 'content-type': 'text/html' }).end('no'),
    );
    const idp = await party('127.0.0.1', (_request, response) => html(response, responseForm(`${sp}/acs`, 'QUJD')));
    const agent = new HttpAgent();
    await agent.visit(idp);
    const sha256 = createHash('sha256').update('QUJD').digest('hex');
    expect(agent.exchanges().at(-1)).toMatchObject({
      method: 'POST',
      status: 403,
      samlResponseSha256: [sha256],
      excerpt: 'no',
    });
  });

  it('is missing while the agent stops before the ACS, and the captured form can be posted by another agent', async () => {
    const bodies: string[] = [];
    const sp = await party('localhost', (request, response) => {
      bodies.push(request.body);
      html(response, 'in');
    });
    const idp = await party('127.0.0.1', (_request, response) => html(response, responseForm(`${sp}/acs`)));
    const agent = new HttpAgent();
    agent.stopBeforeAcs(true);
    await agent.visit(idp);
    expect(bodies).toEqual([]);
    const form = agent.captured();
    expect(form).toBeDefined();
    if (form !== undefined) await new HttpAgent().post(form);
    expect(bodies).toEqual(['SAMLResponse=PHg%2B&RelayState=r+%26+s']);
  });

  it('forks with the cookies from before the delivery', async () => {
    const sp = await party('localhost', (request, response) => {
      response.setHeader('set-cookie', request.method === 'POST' ? 'session=1' : 'before=1');
      html(response, request.headers.cookie ?? 'none');
    });
    const agent = new HttpAgent();
    await agent.visit(sp);
    await agent.post({ method: 'POST', action: sp, fields: [['SAMLResponse', 'x']], from: `${sp}/` });
    expect((await agent.get(sp)).body).toBe('before=1; session=1');
    expect((await (await agent.forkBeforeDelivery()).get(sp)).body).toBe('before=1');
  });
});

describe('what does not end', () => {
  it.each<[AgentFailure, (response: ServerResponse) => unknown]>([
    ['hop-limit', (response) => response.writeHead(302, { location: '/again' }).end()],
    ['time-limit', () => undefined],
    ['dropped', (response) => response.destroy()],
    ['garbled', (response) => response.socket?.end('220 mail.example ESMTP\r\n')],
    ['garbled', (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(99_999)}`)],
    [
      'garbled',
      (response) => response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'),
    ],
    ['endless', (response) => response.end(Buffer.alloc(17 * 1024 * 1024))],
  ])('ends as %s', async (failure, answer) => {
    const url = await party('localhost', (_, response) => void answer(response));
    // Only who waits for the limit has a short one: twenty hops of a busy machine may take longer than that.
    const agent = new HttpAgent({ timeLimitMs: failure === 'time-limit' ? 300 : 30_000 });
    const error = await agent.visit(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AgentError);
    expect(error).toMatchObject({ failure });
  });

  it('keeps the cookies of an answer that breaks off, as a browser does', async () => {
    const url = await party('localhost', (_, response) => {
      response.writeHead(200, { 'set-cookie': 'sid=1; Path=/' });
      response.write('half', () => response.destroy());
    });
    const agent = new HttpAgent();
    await expect(agent.visit(url)).rejects.toMatchObject({ failure: 'dropped' });
    expect(agent.exchanges()[0]).toMatchObject({ status: 200, setCookie: ['sid=1; Path=/'] });
    expect(await agent.cookiesOf(url)).toMatchObject([{ name: 'sid', value: '1' }]);
  });

  it('says when nobody listens', async () => {
    await expect(new HttpAgent().visit('http://127.0.0.1:1/')).rejects.toMatchObject({ failure: 'unreachable' });
  });
});

describe('forms for people', () => {
  const page = `<style>p{}</style><form method="post" action="/save">
    <label for="e">Email address</label><input id="e" name="email">
    <label>Password <input type="password" name="password"></label>
    <label for="c">Colour</label><select id="c" name="colour"><option value="r">Red</option><option value="g">Green</option></select>
    <label><input type="radio" name="scope" value="all" checked> All domains</label>
    <label><input type="radio" name="scope" value="some"> Selected domains</label>
    <label><input type="checkbox" name="jit"> Just in time</label>
    <input type="hidden" name="csrf" value="t"><button name="action" value="save">Save changes</button><button name="action" value="drop">Delete</button>
    </form><a href="/other">Other page</a>`;

  it('fills by label, chooses, and presses by name', async () => {
    let body = '';
    const url = await party('localhost', (request, response) => {
      body = request.body;
      html(response, page);
    });
    const agent = new HttpAgent();
    await agent.visit(url);
    await agent.fill('Email address', 'alice@example.com');
    await agent.fill('Password', 'secret');
    await agent.choose('Colour', 'Green');
    await agent.choose('Selected domains', 'Selected domains');
    await agent.choose('Just in time', 'on');
    await agent.press('Save changes');
    expect(agent.url()).toBe(`${url}/save`);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      email: 'alice@example.com',
      password: 'secret',
      colour: 'g',
      scope: 'some',
      jit: 'on',
      csrf: 't',
      action: 'save',
    });
    await agent.press('Other page');
    expect(agent.url()).toBe(`${url}/other`);
  });

  it('names the page when there is no such field or button', async () => {
    const url = await party('localhost', (_request, response) => html(response, page));
    const agent = new HttpAgent();
    await agent.visit(url);
    await expect(agent.fill('Mail', 'x')).rejects.toThrow(`No field "Mail" at ${url}/`);
    await expect(agent.press('Send')).rejects.toThrow('No button or link "Send"');
    await expect(agent.choose('Colour', 'Blue')).rejects.toThrow('no option "Blue"');
  });

  it('never submits a form without a SAML message by itself', async () => {
    let posts = 0;
    const url = await party('localhost', (request, response) => {
      if (request.method === 'POST') posts += 1;
      html(response, page);
    });
    await new HttpAgent().visit(url);
    expect(posts).toBe(0);
  });
});
