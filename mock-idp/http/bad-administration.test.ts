/** What nobody well-meaning sends to whoever administers. Each is refused in an orderly way, and nothing is changed. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Browser, formsOf } from './testing/browser.ts';
import { password, startIdp, type TestIdp } from './testing/idp.ts';
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

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('JSON', () => {
  const bearer = () => ({ authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' });
  const ssws = () => ({ authorization: `SSWS ${idp.apiToken}`, 'content-type': 'application/json' });
  const polluting = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

  test.each([
    polluting,
    `{"people":[{"login":"eve@example.com","firstName":"E","lastName":"V","attributes":${polluting}}]}`,
    `{"apps":[{"label":"Portal","signOn":${polluting}}]}`,
    '['.repeat(200_000),
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    '{"people":',
    'null',
    '"text"',
    '\u0000',
  ])('%.60s changes nothing in the control API', async (body) => {
    const before = await idp.control('GET', '/organisation');
    const answer = await send(idp.adminUrl, { method: 'PATCH', path: '/_assay/organisation', headers: bearer(), body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: expect.any(String) } });
    expect('polluted' in {}).toBe(false);
    expect(await idp.control('GET', '/organisation')).toEqual(before);
  });

  test.each([
    ['/api/v1/users', `{"profile":${polluting}}`],
    [
      '/api/v1/users',
      `{"profile":{"login":"eve@example.com","email":"eve@example.com","firstName":"E","lastName":"V","__proto__":{"polluted":1}}}`,
    ],
    ['/api/v1/groups', `{"profile":{"name":"__proto__","description":{"a":1}}}`],
    ['/api/v1/apps', polluting],
    [
      '/api/v1/apps',
      `{"label":"Deep","signOnMode":"SAML_2_0","settings":${'{"app":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    ],
    ['/api/v1/users', '['.repeat(200_000)],
    ['/api/v1/users', 'not json'],
  ])('at %s: %.70s is answered in Okta’s way', async (path, body) => {
    const answer = await send(idp.adminUrl, { method: 'POST', path, headers: ssws(), body });
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400)
      expect(JSON.parse(answer.body)).toMatchObject({ errorCode: expect.stringMatching(/^E0/) });
    expect('polluted' in {}).toBe(false);
    expect(answer.body).not.toContain('polluted');
  });

  test('of another type is not read', async () => {
    const body = JSON.stringify({ set: '2001-01-01T00:00:00Z' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const headers = { ...bearer(), 'content-type': type };
      const answer = await send(idp.adminUrl, { method: 'PUT', path: '/_assay/clock', headers, body });
      expect({ type, status: answer.status }).toEqual({ type, status: 400 });
    }
    expect(idp.clock.now().getFullYear()).toBeGreaterThan(2001);
  });

  test.each([
    '/transactions/__proto__',
    '/trace/constructor',
    '/organisations/__proto__',
    '/organisations/..%2f..%2fx',
  ])('%s is nothing', async (path) => {
    expect((await idp.control('GET', path)).status).toBe(404);
  });

  test.each([
    '/users/__proto__',
    '/groups/constructor',
    '/apps/hasOwnProperty',
    '/meta/schemas/apps/__proto__/default',
  ])('nor is /api/v1%s', async (path) => {
    const answer = await send(idp.adminUrl, { path: `/api/v1${path}`, headers: ssws() });
    expect(answer.status).toBe(404);
  });
});

describe('without a right', () => {
  test('nothing of the admin face is shown or done', async () => {
    const paths = ['/_assay/organisation', '/_assay/trace', '/_assay/organisations', '/api/v1/users', '/api/v1/logs'];
    for (const path of [...paths, '/admin/applications', '/admin/trace', '/admin/users', '/admin/control-api']) {
      for (const authorization of ['', 'Bearer x', 'SSWS x', `Basic ${btoa('admin:admin')}`]) {
        const answer = await send(idp.adminUrl, { path, headers: { authorization } });
        expect({ path, status: answer.status }).toEqual({ path, status: 401 });
        expect(answer.body).not.toContain('alice@example.com');
      }
    }
  });

  test('a page of another site can post nothing', async () => {
    const page = await new Browser().open(`${idp.samlUrl}/login/login.htm`);
    const fields = Object.fromEntries(formsOf(page)[0]?.fields ?? []);
    const body = new URLSearchParams({ ...fields, identifier: 'alice@example.com', password }).toString();
    const stranger = await send(idp.samlUrl, { method: 'POST', path: '/login/login.htm', headers: form, body });
    expect(stranger.status).toBe(400);
    expect(stranger.body).toContain('does not carry the token of this browser');
    const foreign = { host: `evil.example:${new URL(idp.adminUrl).port}`, authorization: `Bearer ${idp.controlToken}` };
    expect((await send(idp.adminUrl, { path: '/_assay/clock', headers: foreign })).status).toBe(403);
  });
});
