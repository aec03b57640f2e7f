import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  request as requestHttp,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import forge from 'node-forge';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReach, following, plainReach, type ReachAnswer, ReachSettingsError } from './index.ts';

const key = readFileSync(new URL('../../../fixtures/keys/sp-signing.key.pem', import.meta.url), 'utf8');
const closers: (() => Promise<void>)[] = [];
let ca = '';
let server = '';
let client = '';

beforeAll(() => {
  ca = certificate('Private CA', 'Private CA');
  server = certificate('sp.example.test', 'Private CA');
  client = certificate('The browser', 'Private CA');
});
afterEach(async () => {
  // What was opened last holds on to what was opened first.
  for (const close of closers.splice(0).reverse()) await close();
});

/** All with one key, so that the test makes none. */
function certificate(name: string, issuer: string): string {
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.setRsaPublicKey(forge.pki.privateKeyFromPem(key).n, forge.pki.privateKeyFromPem(key).e);
  made.serialNumber = String(name.length);
  made.validity.notBefore = new Date(Date.now() - 60_000);
  made.validity.notAfter = new Date(Date.now() + 3_600_000);
  made.setSubject([{ name: 'commonName', value: name }]);
  made.setIssuer([{ name: 'commonName', value: issuer }]);
  made.setExtensions([
    { name: 'basicConstraints', cA: name === issuer },
    ...(name === issuer ? [] : [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }]),
  ]);
  made.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

async function open(listening: Server): Promise<number> {
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    listening.closeAllConnections();
    return new Promise((resolve) => listening.close(() => resolve()));
  });
  return (listening.address() as AddressInfo).port;
}

/** Says what it was asked with. */
async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const peer = 'getPeerCertificate' in request.socket ? (request.socket as TLSSocket).getPeerCertificate().subject : {};
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  const { host, authorization, 'x-tenant': tenant } = request.headers;
  response.end(JSON.stringify({ url: request.url, method: request.method, host, authorization, tenant, body, peer }));
}

/** A forward proxy that wants a password and writes down what it was asked for. */
async function proxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const allowed = (request: IncomingMessage) =>
    request.headers['proxy-authorization'] === `Basic ${Buffer.from('me:s3cret').toString('base64')}`;
  const listening = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (!allowed(request)) return void response.writeHead(407).end();
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = requestHttp(request.url ?? '', { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  listening.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (!allowed(request)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    // Whoever is behind the tunnel may cut it.
    for (const end of [onward, socket]) end.on('error', () => undefined);
    closers.push(async () => {
      onward.destroy();
      socket.destroy();
    });
  });
  return { url: `http://me:s3cret@127.0.0.1:${await open(listening)}`, asked };
}

const https = async (options: object = {}) =>
  `https://sp.example.test:${await open(createHttps({ key, cert: server, ...options }, (q, a) => void echo(q, a)))}`;
const saidBy = async ({ body }: ReachAnswer): Promise<unknown> => JSON.parse((await body()).toString('utf8'));
const hosts = { 'sp.example.test': '127.0.0.1' };
const mine = () => true;

describe('an SP with a certificate of a private CA, under a name that only a hosts file knows', () => {
  it('is reached with the CA and the name', async () => {
    const base = await https();
    const answer = await createReach({ ca, hosts }, mine)(`${base}/acs?x=1`, { method: 'POST', body: 'a=ö' });
    expect(answer.setCookie).toEqual(['a=1', 'b=2']);
    expect(await saidBy(answer)).toMatchObject({
      url: '/acs?x=1',
      method: 'POST',
      host: new URL(base).host,
      body: 'a=ö',
    });
  });

  it('is not trusted without', async () => {
    await expect(createReach({ hosts }, mine)(await https())).rejects.toMatchObject({
      cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
  });

  it('may ask for a certificate of the browser', async () => {
    const base = await https({ requestCert: true, rejectUnauthorized: true, ca });
    const clientCertificate = { certificate: client, key };
    const answer = await createReach({ ca, hosts, clientCertificate }, mine)(base);
    expect(await saidBy(answer)).toMatchObject({ peer: { CN: 'The browser' } });
    await expect(createReach({ ca, hosts }, mine)(base)).rejects.toThrow('no answer');
  });

  it('may stand behind a proxy', async () => {
    const [base, { asked, url }] = [await https(), await proxy()];
    const answer = await createReach({ ca, hosts, proxy: url }, mine)(`${base}/x`);
    expect(await saidBy(answer)).toMatchObject({ url: '/x' });
    expect(asked).toEqual([`CONNECT 127.0.0.1:${new URL(base).port}`]);
  });
});

describe('an SP over http', () => {
  const http = async () => `http://127.0.0.1:${await open(createServer((q, a) => void echo(q, a)))}`;

  it('gets credentials and headers, nobody else does', async () => {
    const [sp, other] = [await http(), await http()];
    const settings = { basicAuth: { user: 'qa', password: 'pässword' }, headers: { 'x-tenant': 'blue' } };
    const reach = createReach(settings, ({ origin }) => origin === sp);
    const authorization = `Basic ${Buffer.from('qa:pässword').toString('base64')}`;
    expect(await saidBy(await reach(sp))).toMatchObject({ authorization, tenant: 'blue' });
    expect(await saidBy(await reach(other))).not.toHaveProperty('authorization');
  });

  it('may stand behind a proxy, which refuses who has no password', async () => {
    const [sp, { asked, url }] = [await http(), await proxy()];
    expect(await saidBy(await createReach({ proxy: url }, mine)(`${sp}/y`))).toMatchObject({ url: '/y' });
    expect((await createReach({ proxy: url.replace('s3cret', 'wrong') }, mine)(`${sp}/y`)).status).toBe(407);
    expect(asked).toEqual([`GET ${sp}/y`, `GET ${sp}/y`]);
  });

  it('that hangs up is told from one that is not there', async () => {
    const hangsUp = await open(createServer((request) => request.socket.destroy()));
    const reach = createReach({ headers: { a: 'b' } }, mine);
    await expect(reach(`http://127.0.0.1:${hangsUp}/`)).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
    await expect(reach('http://127.0.0.1:9/')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('that never answers runs out of time', async () => {
    const silent = await open(createServer(() => undefined));
    const request = createReach({ headers: { a: 'b' } }, mine)(`http://127.0.0.1:${silent}/`, {
      signal: AbortSignal.timeout(50),
    });
    await expect(request).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a long answer', () => {
  /** So much of it was written when the reader hung up. */
  let written = 0;
  const pour = (_: IncomingMessage, response: ServerResponse): void => {
    const chunk = Buffer.alloc(256 * 1024, 'a');
    const more = () => {
      do written += chunk.length;
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more).on('error', () => undefined);
    more();
  };
  const tooLong = { cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' } };
  const mebibytes = 1024 * 1024;

  it('that never ends is left after 16 MiB, on each way there is', async () => {
    const url = `http://127.0.0.1:${await open(createServer(pour))}/`;
    const [base, { url: behind }] = [
      `https://sp.example.test:${await open(createHttps({ key, cert: server }, pour))}`,
      await proxy(),
    ];
    for (const asked of [
      () => plainReach(url),
      () => createReach({ headers: { a: 'b' } }, mine)(url),
      () => createReach({ ca, hosts }, mine)(base),
      () => createReach({ proxy: behind }, mine)(url),
      () => createReach({ ca, hosts, proxy: behind }, mine)(base),
    ]) {
      written = 0;
      await expect(asked().then((answer) => answer.body())).rejects.toMatchObject(tooLong);
      expect(written).toBeGreaterThan(15 * mebibytes);
      expect(written).toBeLessThan(40 * mebibytes);
    }
  });

  it('that never ends has a head all the same, and may be let go', async () => {
    let closed = false;
    const port = await open(
      createServer((_, response) => {
        response.on('close', () => {
          closed = true;
        });
        response.writeHead(200, { 'set-cookie': 'sid=1' }).write('half');
      }),
    );
    const answer = await plainReach(`http://127.0.0.1:${port}/`);
    expect([answer.status, answer.setCookie]).toEqual([200, ['sid=1']]);
    answer.leave();
    await vi.waitFor(() => expect(closed).toBe(true));
  });

  it('may be as long as that', async () => {
    const whole = await open(createServer((_, response) => void response.end(Buffer.alloc(16 * mebibytes))));
    const answer = await plainReach(`http://127.0.0.1:${whole}/`);
    expect(await answer.body()).toHaveLength(16 * mebibytes);
  });
});

it('a document is followed to where it has moved, without what is for the SP alone', async () => {
  const elsewhere = `http://127.0.0.1:${await open(createServer((q, a) => void echo(q, a)))}`;
  const moved = await open(createServer((_, a) => void a.writeHead(302, { location: `${elsewhere}/metadata` }).end()));
  const sp = `http://127.0.0.1:${moved}`;
  const reach = createReach({ headers: { 'x-tenant': 'blue' } }, ({ origin }) => origin === sp);
  expect((await reach(sp)).status).toBe(302);
  const said = await saidBy(await following(reach, sp));
  expect(said).toMatchObject({ url: '/metadata' });
  expect(said).not.toHaveProperty('tenant');
});

it('a document that moves for ever is given up', async () => {
  const sp = `http://127.0.0.1:${await open(createServer((_, a) => void a.writeHead(302, { location: '/' }).end()))}`;
  expect((await following(createReach({}, mine), sp)).status).toBe(302);
});

it('files that do not belong together are said at once', () => {
  expect(() => createReach({ clientCertificate: { certificate: 'x', key: 'y' } }, mine)).toThrow(ReachSettingsError);
});

it('uses no connection again that was idle for long, for a server may be about to close it', async () => {
  const ports = new Set<number | undefined>();
  const listening = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    ports.add(request.socket.remotePort);
    response.end();
  });
  const address = `http://127.0.0.1:${await open(listening)}/`;
  const asked = async () => (await plainReach(address)).body();
  await asked();
  await pause(100);
  await asked();
  expect(ports.size).toBe(1);
  await pause(1_600);
  await asked();
  expect(ports.size).toBe(2);
});
