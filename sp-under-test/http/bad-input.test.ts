/** What nobody well-meaning sends to the reference SP. It refuses in an orderly way, creates nothing, and goes on. */
import { request as httpRequest } from 'node:http';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type TestStage } from './testing/stage.testing.ts';

const failures: string[] = [];
let stage: TestStage;
beforeAll(async () => {
  const log = {
    info: () => {},
    warn: () => {},
    error: (_fields: object, message: string) => void failures.push(message),
  };
  stage = await openStage({ log });
});
afterAll(() => stage.close());
/** A failure of our own is logged so; and nobody was let in by accident. */
afterEach(async () => {
  expect(failures.filter((message) => message === 'request failed')).toEqual([]);
  expect((await stage.workspace.state()).counts.endUsers).toBe(0);
});

interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** As it stands: `fetch` would put paths and headers right. */
function send({ method = 'POST', path, headers = {}, body }: Sent): Promise<{ status: number; body: string }> {
  const { port } = new URL(stage.sp.url);
  return new Promise((resolve, reject) => {
    const asking = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const bearer = () => ({ authorization: `Bearer ${stage.sp.controlToken}`, 'content-type': 'application/json' });
const saml = (xml: string | Buffer) =>
  new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') }).toString();
const refused = (status: number) => status >= 400 && status < 500;

describe('the ACS', () => {
  it.each([
    ['a DTD', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a hundred thousand elements in one another', '<a>'.repeat(100_000)],
    ['fifty thousand attributes', `<a ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['fifty thousand namespaces', `<a ${Array.from({ length: 50_000 }, (_, i) => `xmlns:a${i}="u"`).join(' ')}/>`],
    ['a NUL', '<a b="\0"/>'],
    ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le')],
    ['nothing', ''],
  ])('refuses %s', async (_what, xml) => {
    const began = performance.now();
    const answer = await send({ path: stage.acs, headers: form, body: saml(xml) });
    expect(answer.status).toSatisfy(refused);
    // Generous: what is quadratic in such input takes minutes.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('refuses what is larger than it reads, compressed or not', async () => {
    expect((await send({ path: stage.acs, headers: form, body: 'a'.repeat(3_000_000) })).status).toBe(413);
    const body = gzipSync(Buffer.alloc(50_000_000, 'a'));
    expect((await send({ path: stage.acs, headers: { ...form, 'content-encoding': 'gzip' }, body })).status).toSatisfy(
      refused,
    );
  });

  it('refuses a Response that does not come as a form, or comes twice', async () => {
    const good = stage.respond({ email: 'eve@example.com' });
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'text/xml', '']) {
      const body = new URLSearchParams({ SAMLResponse: good }).toString();
      const answer = await send({ path: stage.acs, headers: { 'content-type': type }, body });
      expect({ type, refused: refused(answer.status) }).toEqual({ type, refused: true });
    }
    const twice = `${new URLSearchParams({ SAMLResponse: good })}&${new URLSearchParams({ SAMLResponse: good })}`;
    expect((await send({ path: stage.acs, headers: form, body: twice })).status).toSatisfy(refused);
    const query = `${stage.acs}?${new URLSearchParams({ SAMLResponse: good }).toString().slice(0, 9000)}`;
    expect((await send({ method: 'GET', path: query })).status).toBe(405);
  });
});

describe('single logout', () => {
  it('does not inflate a bomb', async () => {
    const bomb = deflateRawSync(Buffer.alloc(8_000_000, 'x')).toString('base64');
    const before = process.memoryUsage().rss;
    const path = `/saml/slo/okta?${new URLSearchParams({ SAMLRequest: bomb, SigAlg: 'x', Signature: 'eA==' })}`;
    expect((await send({ method: 'GET', path })).status).toSatisfy(refused);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

describe('a request line', () => {
  it.each([
    '/saml/acs/%ff',
    '/saml/acs/__proto__',
    '/saml/slo/constructor',
    '/sso/start/__proto__',
    '/sso/start/TEST?product=__proto__',
    '/sign-in/constructor',
    '/assets/..%2f..%2fpackage.json',
    '/../package.json',
    '//evil.example/portal',
    '/platform/__proto__',
    '/workspace-admin/%E0%A4%A',
  ])('%s is nothing', async (path) => {
    const answer = await send({ method: 'GET', path, headers: { host: 'evil.example' } });
    expect(answer.status === 303 ? '303 to the sign-in page' : refused(answer.status)).toBeTruthy();
    expect(answer.body).not.toContain('evil.example');
  });
});

describe('the control API', () => {
  const polluting = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
  it.each([
    polluting,
    `{"endUsers":[${polluting}]}`,
    '['.repeat(200_000),
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    `{"providers":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    '{"endUsers":',
    'null',
  ])('takes nothing from %.50s', async (body) => {
    const answer = await send({ method: 'PATCH', path: '/_assay/workspace', headers: bearer(), body });
    expect(answer.status).toSatisfy(refused);
    expect('polluted' in {}).toBe(false);
  });

  it('reads no other type, and no clock that is none', async () => {
    const text = { ...bearer(), 'content-type': 'text/plain' };
    const body = '{"set":"2001-01-01T00:00:00Z"}';
    expect((await send({ method: 'PUT', path: '/_assay/clock', headers: text, body })).status).toBe(422);
    for (const advanceSeconds of ['1e999', '"1"', 'null', '{}', '1e300']) {
      const sent = {
        method: 'PUT',
        path: '/_assay/clock',
        headers: bearer(),
        body: `{"advanceSeconds":${advanceSeconds}}`,
      };
      expect({ advanceSeconds, refused: refused((await send(sent)).status) }).toEqual({
        advanceSeconds,
        refused: true,
      });
    }
    expect((await stage.workspace.clock()).getFullYear()).toBeGreaterThan(2001);
  });
});

describe('without a right', () => {
  it.each(['/_assay/workspace', '/_assay/clock', '/_assay/nothing'])('%s is not answered', async (path) => {
    for (const authorization of ['', 'Bearer x', `Basic ${btoa('admin:admin')}`]) {
      expect((await send({ method: 'GET', path, headers: { authorization } })).status).toBe(401);
    }
  });
});
