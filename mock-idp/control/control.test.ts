import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTransaction } from '../arming/testing/transaction.ts';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { authnRequest, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const alice = 'alice@example.com';

const open = (body: object) => openTransaction(idp, body);
const start = (id = '_t1') => redirectUrl(idp.app.ssoUrl, authnRequest({ id }));

test('the clock moves, and what is issued moves with it', async () => {
  const { browser } = await open({ person: alice });
  const set = '2030-01-02T03:04:05.000Z';
  expect((await idp.control('PUT', '/clock', { set })).status).toBe(200);
  const request = authnRequest({ issueInstant: set });
  expect(deliveryOf(await browser.send(redirectUrl(idp.app.ssoUrl, request))).xml).toContain(
    'IssueInstant="2030-01-02T03:04:0',
  );
  await idp.control('PUT', '/clock', { advanceSeconds: 3600 });
  const { body } = await idp.control('GET', '/clock');
  expect((body as { now: string }).now).toMatch(/^2030-01-02T04:04:0/);
  await idp.control('POST', '/reset');
  expect(Math.abs(idp.clock.now().getTime() - Date.now())).toBeLessThan(5000);
});

test('reset brings back the seed, the same ids included, as often as asked', async () => {
  const organisation = async () => (await idp.control('GET', '/organisation')).body;
  const before = await organisation();
  for (const _round of [1, 2]) {
    await idp.control('PATCH', '/organisation', {
      people: [
        { login: alice, status: 'SUSPENDED', displayName: 'Changed' },
        { login: 'new@example.com', firstName: 'New', lastName: 'Person' },
      ],
      apps: [{ label: 'Portal', signOn: { audience: 'changed' } }],
    });
    await idp.control('DELETE', `/organisation/apps/Portal/assignments/${alice}`);
    await idp.arm({ fault: 'audience-wrong' });
    await open({ person: alice });
    expect(await organisation()).not.toEqual(before);
    expect((await idp.control('POST', '/reset')).status).toBe(200);
    expect(await organisation()).toEqual(before);
    expect((await idp.control('GET', '/armed')).body).toEqual([]);
    expect((await idp.control('GET', '/received')).body).toEqual([]);
    const { browser } = await open({ person: alice });
    expect(deliveryOf(await browser.send(start())).xml).toContain('Alice Anderson');
  }
});

test('snapshot and restore, twice', async () => {
  const { body } = await idp.control('POST', '/snapshot');
  for (const _round of [1, 2]) {
    await idp.control('PATCH', '/organisation', { people: [{ login: alice, displayName: 'Changed' }] });
    expect((await idp.control('POST', '/restore', body)).status).toBe(200);
    const { browser } = await open({ person: alice });
    expect(deliveryOf(await browser.send(start())).xml).toContain('Alice Anderson');
  }
  expect((await idp.control('POST', '/restore', { id: 'nothing' })).status).toBe(404);
});

test('the organisation that is told holds no secret', async () => {
  const text = JSON.stringify((await idp.control('GET', '/organisation')).body);
  expect(text).not.toMatch(/scrypt|passwordHash|pendingToken|PRIVATE KEY/);
});

test('what was received is told in order: metadata fetches, requests and refusals', async () => {
  await new Browser().send(idp.app.metadataUrl);
  await new Browser().send(`${idp.app.ssoUrl}?SAMLRequest=%26`);
  const { body } = await idp.control('GET', '/received');
  expect(body).toMatchObject([
    { kind: 'metadata', app: 'Portal' },
    { kind: 'AuthnRequest', app: 'Portal', binding: 'HTTP-Redirect', refusal: { check: 'encoding' } },
  ]);
});

test('an activation mail waits in the outbox', async () => {
  const { body } = await idp.control('GET', '/outbox');
  expect(body).toMatchObject([{ to: 'dora@example.com', subject: 'Welcome to Example!' }]);
});

describe('bad input', () => {
  const table: [string, string, unknown, string][] = [
    ['POST', '/transactions', {}, '/person'],
    ['POST', '/transactions', { person: 'nobody@example.com' }, '/person'],
    ['POST', '/transactions', { person: alice, app: 'Nothing' }, '/app'],
    ['POST', '/transactions', { person: alice, faults: [{ name: 'no-such-fault' }] }, '/faults/0/name'],
    [
      'POST',
      '/transactions',
      { person: alice, faults: [{ name: 'audience-wrong', parameters: { x: 'y' } }] },
      '/faults/0/parameters',
    ],
    ['POST', '/transactions', { person: alice, resend: true }, '/resend'],
    ['POST', '/armed', { fault: 'audience-wrong', messages: 0 }, '/messages'],
    ['POST', '/armed', { fault: 'audience-wrong', person: 'nobody@example.com' }, '/person'],
    ['PUT', '/clock', { set: 'tomorrow' }, '/set'],
    ['PUT', '/clock', {}, ''],
    ['PATCH', '/organisation', { people: [{ login: 'x@example.com' }] }, '/people/0/firstName'],
    ['PATCH', '/organisation', { people: [{ login: alice, status: 'HAPPY' }] }, '/people/0/status'],
    ['PATCH', '/organisation', { apps: [{ label: 'New' }] }, '/apps/0/signOn/ssoAcsUrl'],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', signOn: { ssoAcsUrl: 'javascript:x' } }] },
      '/apps/0/signOn/ssoAcsUrl',
    ],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', assignments: [{ login: 'x@y.z' }] }] },
      '/apps/0/assignments/0/login',
    ],
    [
      'PATCH',
      '/organisation',
      { apps: [{ label: 'Portal', assignments: [{ login: alice, profile: { a: 'b' } }] }] },
      '/apps/0/assignments/0/profile/a',
    ],
    ['PATCH', '/organisation', [], ''],
    ['POST', '/restore', { id: 5 }, '/id'],
  ];
  test.each(table)('%s %s %j names %s and a remedy', async (method, path, body, at) => {
    const before = (await idp.control('GET', '/organisation')).body;
    const answer = await idp.control(method, path, body);
    expect(answer.status).toBe(400);
    const { error } = answer.body as {
      error: { code: string; problems: { path: string; message: string; remedy: string }[] };
    };
    expect(error.code).toBe('validation_failed');
    expect(error.problems.map((problem) => problem.path)).toContain(at);
    for (const problem of error.problems) expect(problem.remedy.length).toBeGreaterThan(5);
    expect((await idp.control('GET', '/organisation')).body).toEqual(before);
  });

  test('every problem is named at once', async () => {
    const { body } = await idp.control('PATCH', '/organisation', {
      people: [{ login: 'no-mail', firstName: 'A', lastName: 'B', password: 'weak' }],
      apps: [
        { label: 'New', signOn: { ssoAcsUrl: 'nope', audience: 'a', assertionSigned: false, responseSigned: false } },
      ],
    });
    const { error } = body as { error: { problems: { path: string }[] } };
    expect(new Set(error.problems.map(({ path }) => path))).toEqual(
      new Set([
        '/people/0/login',
        '/people/0/email',
        '/people/0/password',
        // Not recipient and destination, which nobody stated: they are the ACS URL.
        '/apps/0/signOn/ssoAcsUrl',
        '/apps/0/signOn/assertionSigned',
      ]),
    );
  });
});

describe('the door', () => {
  const ask = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(`${idp.adminUrl}/_assay/organisation`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
  const authorization = () => `Bearer ${idp.controlToken}`;

  test('the token is needed, whole and exact', async () => {
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: 'Bearer ' })).toBe(401);
    expect(await ask({ authorization: authorization().slice(0, -1) })).toBe(401);
    expect(await ask({ authorization: authorization() })).toBe(200);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'a foreign Host %j is refused even with the token',
    async (host) => {
      expect(await ask({ authorization: authorization(), host })).toBeGreaterThanOrEqual(400);
    },
  );

  test.each(['localhost', '127.0.0.1:1', '[::1]:9'])('the loopback name %s is welcome', async (host) => {
    expect(await ask({ authorization: authorization(), host })).toBe(200);
  });

  test('the SAML face has no control API', async () => {
    const response = await fetch(`${idp.samlUrl}/_assay/organisation`, { headers: { authorization: authorization() } });
    expect(response.status).toBe(404);
  });
});
