/** What Okta answered in recordings of its Terraform provider, and how scripts page through lists that they change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf, at, type CallApi, terraformApp, textAt } from './testing/api.ts';
import { clientOf } from './testing/sdk.ts';

let idp: MockIdp;
let call: CallApi;
beforeAll(async () => {
  idp = await createMockIdp();
  call = apiOf(idp);
});
afterAll(() => idp.close());

async function made(path: string, body: unknown): Promise<string> {
  const answer = await call('POST', path, body);
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return textAt(answer.body, 'id');
}
const person = (login: string) =>
  made('/api/v1/users?activate=false', { profile: { firstName: 'Page', lastName: 'Turner', login, email: login } });

test('the choices of an app attribute keep their display names, and nothing is said of permissions', async () => {
  const app = await made('/api/v1/apps', terraformApp('Sizes'));
  const path = `/api/v1/meta/schemas/apps/${app}/default`;
  const choices = {
    enum: ['S', 'M'],
    oneOf: [
      { const: 'S', title: 'Small' },
      { const: 'M', title: 'Medium' },
    ],
  };
  const head = { title: 'terraform acceptance test', description: 'terraform acceptance test', scope: 'NONE' };
  const size = { ...head, type: 'string', ...choices, minLength: 1, maxLength: 50 };
  const sizes = { ...head, type: 'array', items: { type: 'string', ...choices }, union: 'DISABLE' };
  const permissions = [{ action: 'READ_ONLY', principal: 'SELF' }];
  const properties = {
    size: { ...size, permissions, required: false, union: 'DISABLE' },
    sizes: { ...sizes, permissions, required: false },
  };
  await call('POST', path, { definitions: { custom: { id: '#custom', type: 'object', properties } } });
  const { body } = await call('GET', path);
  const master = { type: 'PROFILE_MASTER' };
  expect(at(body, 'definitions.custom.properties')).toEqual({
    size: { ...size, master },
    sizes: { ...sizes, master },
  });
  // A display name is no value.
  const user = await person('small@rec.example');
  await call('POST', `/api/v1/users/${user}/lifecycle/activate`);
  const assigned = (value: string) => call('POST', `/api/v1/apps/${app}/users`, { id: user, profile: { size: value } });
  expect([(await assigned('Small')).status, (await assigned('S')).status]).toEqual([400, 200]);
});

test('a person has an ETag that changes with the person', async () => {
  const id = await person('etag@rec.example');
  const etag = async () => (await call('GET', `/api/v1/users/${id}`)).headers.get('etag');
  const before = await etag();
  expect(before).toMatch(/^W\/"[0-9a-f]{64}"$/);
  expect(await etag()).toBe(before);
  await call('POST', `/api/v1/users/${id}`, { profile: { firstName: 'Other' } });
  expect(await etag()).not.toBe(before);
});

test('a person is of the one user type, and of no other', async () => {
  const id = await person('typed@rec.example');
  const type = textAt((await call('GET', `/api/v1/users/${id}`)).body, 'type.id');
  const profile = { firstName: 'T', lastName: 'T', login: 'other@rec.example', email: 'other@rec.example' };
  const foreign = { type: { id: 'otyfnjfba4ye7pgjB0g4' } };
  const notFound = { status: 404, body: { errorCode: 'E0000007' } };
  expect(await call('POST', '/api/v1/users', { profile, ...foreign })).toMatchObject(notFound);
  expect((await call('GET', '/api/v1/users/other@rec.example')).status).toBe(404);
  expect(await call('PUT', `/api/v1/users/${id}`, { profile, ...foreign })).toMatchObject(notFound);
  expect((await call('POST', `/api/v1/users/${id}`, { profile: { firstName: 'U' }, type: { id: type } })).status).toBe(
    200,
  );
  const found = async (of: string) =>
    (await call('GET', `/api/v1/users?search=type.id+eq+"${of}"+and+id+eq+"${id}"`)).body;
  expect(await found(type)).toEqual([expect.objectContaining({ id })]);
  expect(await found(foreign.type.id)).toEqual([]);
});

test('a seeded person was activated once, as everybody was who is active', async () => {
  const query = 'activated+pr+and+statusChanged+pr+and+profile.login+eq+"alice@example.com"';
  const { body } = await call('GET', `/api/v1/users?search=${query}`);
  expect(at(body, '0')).toMatchObject({ status: 'ACTIVE', passwordChanged: expect.stringMatching(/Z$/) });
});

describe('a script that works through a list while it reads on', () => {
  const query = (status: string) => `search=status+eq+"${status}"+and+profile.login+sw+"page-"&limit=2`;

  /** Follows `next` to the end, doing something with each one in between. */
  async function through(first: string, work: (id: string) => Promise<unknown>): Promise<number> {
    let seen = 0;
    for (let next: string | undefined = first; next !== undefined; ) {
      const { status, headers, body } = await call('GET', next);
      expect([next, status]).toEqual([next, 200]);
      for (const { id } of body as { id: string }[]) {
        await work(id);
        seen += 1;
      }
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    return seen;
  }

  test('reaches everybody, though they leave the list, or are deleted', async () => {
    for (const n of [1, 2, 3, 4, 5]) await person(`page-${n}@rec.example`);
    const step = (name: string) => (id: string) => call('POST', `/api/v1/users/${id}/lifecycle/${name}`);
    expect(await through(`/api/v1/users?${query('STAGED')}`, step('activate'))).toBe(5);
    expect(await through(`/api/v1/users?${query('PROVISIONED')}`, step('deactivate'))).toBe(5);
    const deleted = (id: string) => call('DELETE', `/api/v1/users/${id}`);
    expect(await through(`/api/v1/users?${query('DEPROVISIONED')}`, deleted)).toBe(5);
  });

  test('may name the last one it saw itself, and is told what is no cursor', async () => {
    const ids = [];
    for (const n of [1, 2, 3]) ids.push(await made('/api/v1/groups', { profile: { name: `cursor ${n}` } }));
    const { body } = await call('GET', `/api/v1/groups?q=cursor&after=${ids[1]}`);
    expect(body).toEqual([expect.objectContaining({ id: ids[2] })]);
    expect((await call('GET', '/api/v1/groups?q=cursor&after=nobody~neither')).status).toBe(400);
  });
});

test('a key that was cloned by the SDK signs for the other app, too', async () => {
  const client = clientOf(idp);
  const { applicationApi } = client;
  const [appId, targetAid] = [
    await made('/api/v1/apps', terraformApp('A')),
    await made('/api/v1/apps', terraformApp('B')),
  ];
  const { kid: keyId = '' } = await applicationApi.generateApplicationKey({ appId, validityYears: 2 });
  const cloned = await applicationApi.cloneApplicationKey({ appId, keyId, targetAid });
  expect(cloned.kid).toBe(keyId);
  const certificate = cloned.x5c?.[0] ?? '';
  for (const id of [appId, targetAid]) {
    await call('PUT', `/api/v1/apps/${id}`, {
      ...terraformApp(id === appId ? 'A' : 'B'),
      credentials: { signing: { kid: keyId } },
    });
    const metadata = await (await fetch(await idp.metadataUrl(id))).text();
    expect(metadata.replaceAll(/\s/g, '')).toContain(certificate);
  }
  // It is the other app's own: the first may go.
  await call('POST', `/api/v1/apps/${appId}/lifecycle/deactivate`);
  await call('DELETE', `/api/v1/apps/${appId}`);
  expect((await applicationApi.getApplicationKey({ appId: targetAid, keyId })).kid).toBe(keyId);
  await expect(applicationApi.cloneApplicationKey({ appId: targetAid, keyId, targetAid })).rejects.toMatchObject({
    errorCauses: [{ errorSummary: 'Key already exists in the list of key credentials for the target app.' }],
  });
});
