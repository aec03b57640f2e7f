/** What holds for every endpoint: tokens, errors, pages, headers, bodies. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../index.ts';
import { type ApiAnswer, apiOf, at, type CallApi, terraformApp, textAt } from './testing/api.ts';

let idp: MockIdp;
let call: CallApi;
beforeEach(async () => {
  idp = await createMockIdp();
  call = apiOf(idp);
});
afterEach(() => idp.close());

async function idOf(login: string): Promise<string> {
  return textAt((await call('GET', `/api/v1/users/${login}`)).body, 'id');
}

describe('tokens', () => {
  test.each([
    [{ authorization: 'SSWS wrong' }, 401, 'E0000011', 'Invalid token provided'],
    [{ authorization: 'Bearer wrong' }, 401, 'E0000011', 'Invalid token provided'],
    [{ authorization: '' }, 401, 'E0000011', 'Invalid token provided'],
  ])('%j gets %i', async (headers, status, errorCode, errorSummary) => {
    const answer = await call('GET', '/api/v1/users/me', undefined, headers);
    expect(answer).toMatchObject({ status, body: { errorCode, errorSummary, errorLink: errorCode, errorCauses: [] } });
    expect(textAt(answer.body, 'errorId')).toMatch(/^oae\w{22}$/);
  });

  test('none at all gets 403', async () => {
    const answer = await fetch(`${idp.adminUrl}/api/v1/users/me`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errorCode: 'E0000005' });
  });

  test('die with the account they belong to', async () => {
    expect((await call('POST', '/api/v1/users/me/lifecycle/deactivate')).status).toBe(200);
    expect(await call('GET', '/api/v1/users/me')).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } });
  });

  test("the console's cookie and the control token open nothing here", async () => {
    const answer = await call('GET', '/api/v1/users', undefined, { authorization: `Bearer ${idp.controlToken}` });
    expect(answer.status).toBe(401);
  });

  test('neither is a foreign host served', async () => {
    const { hostname, port } = new URL(idp.adminUrl);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path: '/api/v1/users', headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode),
      );
      sent.on('error', reject).end();
    });
    expect(status).toBe(403);
  });
});

describe('a password that is too weak', () => {
  const requirements =
    'Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username.';
  const profile = { firstName: 'Wilma', lastName: 'Weak', email: 'wilma@example.com', login: 'wilma@example.com' };
  const credentials = { password: { value: 'short' } };

  test.each([
    ['POST', '/api/v1/users', { profile, credentials }],
    ['POST', '/api/v1/users/alice@example.com', { credentials }],
  ])('is a field that is not valid, at %s %s', async (method, path, body) => {
    expect(await call(method, path, body)).toMatchObject({
      status: 400,
      body: {
        errorCode: 'E0000001',
        errorSummary: 'Api validation failed: password',
        errorCauses: [{ errorSummary: `password: ${requirements}` }],
      },
    });
  });

  test('is a matter of the policy where nothing else is changed', async () => {
    const change = { oldPassword: { value: 'Correct-Horse-7' }, newPassword: { value: 'short' } };
    const answer = await call('POST', '/api/v1/users/alice@example.com/credentials/change_password', change);
    expect(answer).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000080', errorCauses: [{ errorSummary: requirements }] },
    });
  });
});

describe('refusals', () => {
  test.each<[string, string, unknown, number, string]>([
    ['GET', '/api/v1/nothing', undefined, 404, 'E0000008'],
    ['PUT', '/api/v1/users', {}, 405, 'E0000022'],
    ['PATCH', '/api/v1/groups', {}, 405, 'E0000022'],
    ['POST', '/api/v1/users', '{"profile":', 400, 'E0000003'],
    ['POST', '/api/v1/groups', { profile: {} }, 400, 'E0000001'],
    ['GET', '/api/v1/users?filter=status%20eq', undefined, 400, 'E0000031'],
    ['GET', '/api/v1/users?filter=passwordHash%20pr', undefined, 400, 'E0000031'],
    ['GET', '/api/v1/users?filter=id%20pr&search=id%20pr', undefined, 400, 'E0000033'],
    ['GET', '/api/v1/users?limit=many', undefined, 400, 'E0000001'],
    ['GET', '/api/v1/users?after=nobody', undefined, 400, 'E0000001'],
    ['GET', '/api/v1/users/nobody', undefined, 404, 'E0000007'],
    ['GET', '/api/v1/apps/0oaaaaaaaaaaaaaaaaaa', undefined, 404, 'E0000007'],
    ['POST', '/api/v1/users/alice/lifecycle/unlock', undefined, 403, 'E0000032'],
    ['POST', '/api/v1/users/alice/lifecycle/unsuspend', undefined, 400, 'E0000001'],
    ['POST', '/api/v1/users/alice/lifecycle/activate', undefined, 403, 'E0000016'],
    ['POST', '/api/v1/users?nextLogin=changePassword', { profile: {} }, 400, 'E0000124'],
  ])('%s %s %j: %i %s', async (method, path, body, status, errorCode) => {
    expect(await call(method, path, body)).toMatchObject({ status, body: { errorCode } });
  });

  test('name everything that is wrong with a person', async () => {
    const profile = { login: 'x', firstName: '', colour: 'red' };
    const answer = await call('POST', '/api/v1/users', { profile });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        errorSummary: 'Api validation failed: newUser',
        errorCauses: [{ errorSummary: "Property name 'colour' is not defined in profile" }],
      },
    });
    const taken = { login: 'ALICE@example.com', email: 'a@example.com', firstName: 'A', lastName: 'B' };
    expect(await call('POST', '/api/v1/users', { profile: taken })).toMatchObject({
      status: 400,
      body: {
        errorSummary: 'Api validation failed: login',
        errorCauses: [{ errorSummary: 'login: An object with this field already exists in the current organization' }],
      },
    });
  });

  test.each([
    ['signatureAlgorithm', 'RSA_MD5'],
    ['inlineHooks', [{ id: 'calout' }]],
    ['participateSlo', { enabled: false, sessionIndexRequired: false }],
    ['acsEndpoints', [{ url: 'http://localhost:9/acs' }]],
    ['samlAssertionLifetimeSeconds', 90 * 24 * 3600 + 1],
    ['samlSignedRequestEnabled', true],
    ['assertionEncryption', { enabled: true }],
    ['slo', { enabled: true, issuer: 'x', logoutUrl: 'http://localhost:9/slo' }],
    ['ssoAcsUrl', 'nonsense'],
  ])('say so where a setting would not do what it says: %s', async (name, value) => {
    const app = terraformApp('Refused');
    const body = { ...app, settings: { ...app.settings, signOn: { ...app.settings.signOn, [name]: value } } };
    const answer = await call('POST', '/api/v1/apps', body);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect(textAt(answer.body, 'errorCauses.0.errorSummary')).not.toBe('');
    expect((await call('GET', '/api/v1/apps')).body).toEqual([]);
  });
});

describe('lists', () => {
  test('link to themselves and to the next page, each in a header line of its own', async () => {
    const { status, body, headers } = await call('GET', '/api/v1/users?limit=2&search=profile.login%20pr');
    expect(status).toBe(200);
    expect(body).toHaveLength(2);
    const [self, next] = (headers.get('link') ?? '').split(/, (?=<)/);
    expect(self).toMatch(/limit=2.*>; rel="self"$/);
    expect(next).toMatch(/^<http:\/\/127\.0\.0\.1:\d+\/api\/v1\/users\?.*search=.*after=00u\w{17}.*>; rel="next"$/);
    const raw = await new Promise<string[]>((resolve, reject) => {
      import('node:http').then(({ get }) =>
        get(
          `${idp.adminUrl}/api/v1/users?limit=2`,
          { headers: { authorization: `SSWS ${idp.apiToken}` } },
          (response) =>
            resolve(response.rawHeaders.filter((_text, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === 'link')),
        ).on('error', reject),
      );
    });
    expect(raw).toHaveLength(2);
    const last = await call('GET', /<([^>]+)>/.exec(next ?? '')?.[1] ?? '');
    expect(last.headers.get('link')).not.toContain('rel="next"');
  });

  test.each([1, 2, 3, 4, 5])('of %i each hold everybody once', async (limit) => {
    const everybody = await call('GET', '/api/v1/users');
    const seen: unknown[] = [];
    for (let path: string | undefined = `/api/v1/users?limit=${limit}`; path !== undefined; ) {
      const { body, headers }: ApiAnswer = await call('GET', path);
      if (!Array.isArray(body)) throw new Error('No list.');
      expect(body.length).toBeGreaterThan(0);
      seen.push(...body);
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(everybody.body);
  });

  test('leave the deactivated out unless asked', async () => {
    const id = await idOf('bob');
    await call('POST', `/api/v1/users/${id}/lifecycle/deactivate`);
    expect(JSON.stringify((await call('GET', '/api/v1/users')).body)).not.toContain(id);
    const filter = encodeURIComponent('status eq "DEPROVISIONED" and (profile.login sw "B" or id eq "x")');
    expect((await call('GET', `/api/v1/users?filter=${filter}`)).body).toEqual([expect.objectContaining({ id })]);
  });
});

describe('every answer', () => {
  test('carries an id of its request and what is left of the rate limit', async () => {
    const first = await call('GET', '/api/v1/users/me');
    const second = await call('GET', '/api/v1/nothing');
    expect(first.headers.get('x-okta-request-id')).toMatch(/^req\w+$/);
    expect(second.headers.get('x-okta-request-id')).not.toBe(first.headers.get('x-okta-request-id'));
    const left = [first, second].map(({ headers }) => Number(headers.get('x-rate-limit-remaining')));
    expect(left).toEqual([99_999, 99_998]);
  });

  test('beyond the limit is 429, until the minute is over by the clock of the IdP', async () => {
    const narrow = await createMockIdp({ apiRateLimit: 2 });
    try {
      const ask = () => apiOf(narrow)('GET', '/api/v1/users/me');
      expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
      const refused = await ask();
      expect(refused).toMatchObject({ status: 429, body: { errorCode: 'E0000047' } });
      const reset = Number(refused.headers.get('x-rate-limit-reset')) * 1000;
      const date = Date.parse(refused.headers.get('date') ?? '');
      expect(reset - date).toBeGreaterThan(0);
      expect(reset - date).toBeLessThanOrEqual(61_000);
      narrow.clock.advance(61);
      expect((await ask()).status).toBe(200);
    } finally {
      await narrow.close();
    }
  });

  test('holds no secret', async () => {
    await call('POST', '/api/v1/apps', terraformApp('Secrets'));
    for (const path of ['/api/v1/users?limit=200', '/api/v1/apps', '/api/v1/logs', '/api/v1/users/alice']) {
      expect(JSON.stringify((await call('GET', path)).body)).not.toMatch(/scrypt|PRIVATE|passwordHash|pendingToken/);
    }
  });
});

test('reset brings back the groups with their ids, and forgets what the API made', async () => {
  const before = (await call('GET', '/api/v1/groups')).body;
  await call('POST', '/api/v1/groups', { profile: { name: 'Gone' } });
  await call('POST', '/api/v1/apps', terraformApp('Gone'));
  await idp.reset();
  expect((await call('GET', '/api/v1/groups')).body).toEqual(before);
  expect((await call('GET', '/api/v1/apps')).body).toEqual([]);
});

test('a name from the prototype is no attribute', async () => {
  const app = textAt((await call('POST', '/api/v1/apps', terraformApp('Names'))).body, 'id');
  const group = textAt((await call('POST', '/api/v1/groups', { profile: { name: 'Names' } })).body, 'id');
  for (const name of ['__proto__', 'constructor']) {
    const profile = `{"${name}": ["x"]}`;
    const body = `{"id": "${await idOf('alice')}", "profile": ${profile}}`;
    expect((await call('POST', `/api/v1/apps/${app}/users`, body)).status).toBe(400);
    expect((await call('PUT', `/api/v1/apps/${app}/groups/${group}`, `{"profile": ${profile}}`)).status).toBe(400);
    expect((await call('POST', '/api/v1/users/alice', `{"profile": ${profile}}`)).status).toBe(400);
    const schema = `{"definitions": {"custom": {"properties": {"${name}": {"type": "string"}}}}}`;
    expect((await call('POST', `/api/v1/meta/schemas/apps/${app}/default`, schema)).status).toBe(400);
  }
});

test('custom attributes of people are defined in the schema first', async () => {
  const person = { profile: { badge: 'B-7', teams: ['a', 'b'] } };
  expect((await call('POST', '/api/v1/users/alice', person)).status).toBe(400);
  const properties = {
    badge: { title: 'Badge', type: 'string' },
    teams: { title: 'Teams', type: 'array', items: { type: 'string' } },
  };
  await call('POST', '/api/v1/meta/schemas/user/default', { definitions: { custom: { properties } } });
  expect((await call('POST', '/api/v1/users/alice', person)).body).toMatchObject(person);
  const search = encodeURIComponent('profile.teams eq "b"');
  const found = (await call('GET', `/api/v1/users?search=${search}`)).body;
  expect(textAt(found, '0.profile.login')).toBe('alice@example.com');
  const schema = (await call('GET', '/api/v1/meta/schemas/user/default')).body;
  expect(at(schema, 'definitions.custom.properties.badge')).toMatchObject({ title: 'Badge', type: 'string' });
});
