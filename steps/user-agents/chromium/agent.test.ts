import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofOf } from '../judge-agent.ts';
import { launchChromium } from './index.ts';

// Where there is no browser these tests are reported as skipped, never as passed.
const executablePath = [
  process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE,
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
].find((path) => path !== undefined && existsSync(path));

const closers: (() => unknown)[] = [];

async function party(
  host: string,
  handler: (request: IncomingMessage & { body: string }, response: ServerResponse) => void,
) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      response.setHeader('content-type', 'text/html');
      handler(Object.assign(request, { body }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closers.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

describe.skipIf(executablePath === undefined)('a sign-in in Chromium', () => {
  let chromium: Awaited<ReturnType<typeof launchChromium>>;
  let sp = '';
  let idp = '';
  const posts: { cookie: string; body: string }[] = [];

  beforeAll(async () => {
    chromium = await launchChromium({ executablePath: executablePath ?? '', headed: false, slowMs: 0 });
    sp = await party('localhost', (request, response) => {
      if (request.method === 'POST') {
        posts.push({ cookie: request.headers.cookie ?? '', body: request.body });
        response.setHeader('set-cookie', 'session=1');
        response.end('<h1>Signed in</h1><label>Colour <input></label><button>Save</button>');
      } else {
        response.setHeader('set-cookie', ['none=1; SameSite=None; Secure', 'lax=1; SameSite=Lax']);
        response.writeHead(302, { location: idp }).end();
      }
    });
    idp = await party('127.0.0.1', (_request, response) =>
      response.end(
        `<form method="post" action="${sp}/acs"><input type="hidden" name="SAMLResponse" value="QUJD"></form><script>document.forms[0].submit()</script>`,
      ),
    );
  }, 60_000);

  afterAll(async () => {
    await chromium?.close();
    for (const close of closers) close();
  });

  it('follows the form, proves delivery, and sends the cookies a browser sends', async () => {
    const agent = await chromium.newAgent();
    await agent.visit(`${sp}/start`);
    expect(await agent.text()).toContain('Signed in');
    expect(posts.at(-1)).toEqual({ cookie: 'none=1', body: 'SAMLResponse=QUJD' });
    const delivery = agent.exchanges().find((exchange) => exchange.samlResponseSha256 !== undefined);
    expect(delivery).toMatchObject({ status: 200, samlResponseSha256: proofOf('QUJD') });
    await agent.fill('Colour', 'red');
    expect((await (await agent.forkBeforeDelivery()).get(sp)).status).toBe(200);
    await agent.close();
  });

  it('stops before the ACS, and another browser can deliver what it captured', async () => {
    const before = posts.length;
    const agent = await chromium.newAgent();
    agent.stopBeforeAcs(true);
    await agent.visit(`${sp}/start`);
    expect(posts.length).toBe(before);
    const form = agent.captured();
    expect(form?.fields).toEqual([['SAMLResponse', 'QUJD']]);
    const other = await chromium.newAgent();
    if (form !== undefined) await other.post(form);
    expect(posts.at(-1)).toEqual({ cookie: '', body: 'SAMLResponse=QUJD' });
    await Promise.all([agent.close(), other.close()]);
  });

  it('sends a planted cookie over a cross-site POST, too', async () => {
    const agent = await chromium.newAgent();
    await agent.plant({ name: 'planted', value: 'yes', url: sp });
    await agent.visit(idp);
    expect(posts.at(-1)).toEqual({ cookie: 'planted=yes', body: 'SAMLResponse=QUJD' });
    await agent.close();
  });

  it('tells a connection that is closed without an answer from one that was never made', async () => {
    const cutting = await party('localhost', (_request, response) => response.destroy());
    const agent = await chromium.newAgent();
    await expect(agent.visit(cutting)).rejects.toMatchObject({ failure: 'dropped' });
    agent.stopBeforeAcs(true);
    await agent.visit(`${sp}/start`);
    agent.stopBeforeAcs(false);
    const form = agent.captured();
    // Submitted by a page it is no error of a navigation: the record alone holds it.
    await agent.post({ ...(form ?? { method: 'POST', fields: [], from: sp }), action: cutting }).catch(() => undefined);
    expect(agent.exchanges().at(-1)).toMatchObject({ method: 'POST', failure: 'dropped' });
    await agent.close();
  });

  it('waits for a page, and for what is on it, as long as it was told, whoever had the window before', async () => {
    const silent = await party('localhost', () => undefined);
    const patient = await chromium.newAgent();
    const agent = await patient.handOver({ timeLimitMs: 500 });
    await expect(agent.fill('Shade', 'red')).rejects.toThrow('500ms');
    await expect(agent.visit(silent)).rejects.toMatchObject({ failure: 'time-limit' });
    await agent.close();
  });

  it('says when nobody listens', async () => {
    const agent = await chromium.newAgent();
    await expect(agent.visit('http://127.0.0.1:48999/')).rejects.toMatchObject({ failure: 'unreachable' });
    await agent.close();
  });
});
