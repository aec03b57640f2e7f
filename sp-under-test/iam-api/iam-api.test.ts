import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { value } from '../workspace/testing/workspace.testing.ts';
import { routes } from './routes.ts';
import { type ApiServer, type Caller, openApi } from './testing/server.testing.ts';

const seed = {
  groups: [
    { environment: 'TEST', name: 'Finance', members: ['alice@example.com'] },
    { environment: 'TEST', name: 'Support' },
    { environment: 'PROD', name: 'Finance' },
  ],
  endUsers: [
    { email: 'alice@example.com', name: 'Alice Anderson', environments: ['TEST', 'PROD'] },
    { email: 'bob@example.com', name: 'Bob Brown', environments: ['TEST'] },
    { email: 'carol@contractor.example', name: 'Carol Clark', environments: ['PROD'] },
  ],
};

let api: ApiServer;
let call: Caller;
beforeEach(async () => {
  api = await openApi(seed);
  call = (await api.client('TEST')).call;
});
afterEach(() => api.close());

const userId = (email: string) => api.workspace.endUserByEmail(email)?.id ?? 'nobody';
const groupId = (environment: string, name: string) =>
  api.workspace.groups(environment).find((group) => group.name === name)?.id ?? 'none';
const emails = (data: unknown) =>
  Array.isArray(data) ? data.map((user: { email: string }) => user.email.split('@')[0]) : data;
const names = (data: unknown) => (Array.isArray(data) ? data.map((group: { name: string }) => group.name) : data);
const explicit = (email: string) =>
  api.workspace
    .memberships(userId(email))
    .filter(({ origin }) => origin !== 'everyone')
    .map(({ environment, name }) => `${environment}/${name}`);

describe('the door', () => {
  it('wants the token of an API client', async () => {
    for (const token of [undefined, 'iam-guess', '']) {
      const reply = await api.callWith(token)('GET', '/users');
      expect([reply.status, reply.body.message]).toEqual([401, 'Unauthorized']);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      expect(reply.body.data).toBeUndefined();
    }
  });

  it('lets a role do what is ticked, and nothing else', async () => {
    const reader = await api.client('TEST', ['users.list']);
    expect((await reader.call('GET', '/users')).status).toBe(200);
    const denied = await reader.call('POST', '/users', { email: 'eve@example.com', full_name: 'Eve' });
    expect([denied.status, denied.body.errors?.[0]?.code]).toEqual([403, 'endpoint_forbidden']);
    expect(api.workspace.endUserByEmail('eve@example.com')).toBeUndefined();
  });

  it('refuses every endpoint to a role without any', async () => {
    const nobody = await api.client('TEST', []);
    for (const { method, path } of routes) {
      const reply = await nobody.call(method.toUpperCase(), path.replace('/api/iam', ''));
      expect([method, path, reply.status]).toEqual([method, path, 403]);
    }
  });

  it('shuts out a token that was rotated or whose client was deleted, at once', async () => {
    const client = await api.client('TEST');
    const { token } = value(await api.workspace.rotateApiClientToken(client.id));
    expect((await client.call('GET', '/users')).status).toBe(401);
    expect((await api.callWith(token)('GET', '/users')).status).toBe(200);
    await api.workspace.deleteApiClient(client.id);
    expect((await api.callWith(token)('GET', '/users')).status).toBe(401);
  });

  it('keeps no token', async () => {
    const { token } = await api.client('TEST');
    expect(JSON.stringify(api.workspace.snapshot())).not.toContain(token);
  });

  it('takes 60 requests a minute of each client, over all endpoints', async () => {
    for (let n = 0; n < 59; n += 1) expect((await call('GET', '/users')).status).toBe(200);
    expect((await call('GET', '/user_groups')).status).toBe(200);
    const late = await call('GET', '/users');
    expect([late.status, late.body.message]).toEqual([429, 'Too many requests']);
    expect(late.headers.get('retry-after')).toBe('60');
    expect((await (await api.client('TEST')).call('GET', '/users')).status).toBe(200);
    api.advance(1);
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('counts nothing of a future that a clock put back has taken away', async () => {
    for (let n = 0; n < 60; n += 1) await call('GET', '/users');
    api.advance(-5);
    expect((await call('GET', '/users')).status).toBe(200);
  });

  it('answers a body that is no JSON and an unknown address in the API’s own shape', async () => {
    expect(await call('POST', '/users', '{')).toMatchObject({ status: 400, body: { message: 'Bad request' } });
    expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { message: 'Not found' } });
  });
});

describe('users', () => {
  it('are listed, of the whole workspace', async () => {
    const reply = await call('GET', '/users');
    expect(emails(reply.body.data)).toEqual(['alice', 'bob', 'carol']);
    expect(reply.body.data).toMatchObject([{ id: userId('alice@example.com'), full_name: 'Alice Anderson' }, {}, {}]);
  });

  it.each<[string, () => string, string[]]>([
    ['part of name or address', () => 'query=CONTRACTOR', ['carol']],
    ['addresses', () => 'emails[]=BOB@example.com&emails[]=alice@example.com', ['alice', 'bob']],
    ['one address', () => 'emails[]=bob@example.com', ['bob']],
    ['ids', () => `user_ids[]=${userId('carol@contractor.example')}`, ['carol']],
    ['name', () => 'name=brown', ['bob']],
    ['name, not address', () => 'name=example', []],
    ['group', () => `user_group_ids[]=${groupId('TEST', 'Finance')}`, ['alice']],
    ['built-in group', () => `user_group_ids[]=${groupId('PROD', 'Everyone')}`, ['alice', 'carol']],
    [
      'group, looked for in another environment',
      () => `environment_id=PROD&user_group_ids[]=${groupId('TEST', 'Finance')}`,
      [],
    ],
    ['two filters', () => 'query=example.com&name=alice', ['alice']],
  ])('are found by %s', async (_what, query, found) => {
    expect(emails((await call('GET', `/users?${query()}`)).body.data)).toEqual(found);
  });

  it('show only the memberships of the environment asked for', async () => {
    const reply = await call('GET', '/users?emails[]=alice@example.com&environment_id=PROD');
    expect(reply.body.data).toMatchObject([{ user_groups: [{ name: 'Everyone', environment_id: 'PROD' }] }]);
  });

  it.each(['mail=alice@example.com', 'environment_id=QA', 'query=a&query=b', 'emails=alice@example.com'])(
    'refuse a filter that is not one: %s',
    async (query) => {
      expect((await call('GET', `/users?${query}`)).status).toBe(422);
    },
  );

  it('are created one at a time, with access to the client’s environment, and invited', async () => {
    const reply = await call('POST', '/users', { email: 'dora@example.com', full_name: 'Dora Dean' });
    expect(reply).toMatchObject({
      status: 200,
      body: { data: { email: 'dora@example.com', environment_ids: ['TEST'] } },
    });
    expect(api.invited).toEqual(['dora@example.com']);
  });

  it('are created several at a time, all or none', async () => {
    const dora = { email: 'dora@example.com', full_name: 'Dora', user_group_ids: [groupId('TEST', 'Support')] };
    const emil = { email: 'emil@example.com', full_name: 'Emil' };
    const broken = await call('POST', '/users', { users: [dora, emil, { ...emil, email: 'DORA@example.com' }] });
    expect(broken).toMatchObject({ status: 422, body: { errors: [{ code: 'email_taken', field: 'users[2].email' }] } });
    expect([api.workspace.endUsers().length, api.invited]).toEqual([3, []]);
    const reply = await call('POST', '/users', { users: [dora, emil] });
    expect(emails(reply.body.data)).toEqual(['dora', 'emil']);
    expect(explicit('dora@example.com')).toEqual(['TEST/Support']);
  });

  it('are never made twice: 422, with "already" in the text', async () => {
    const reply = await call('POST', '/users', { email: 'ALICE@example.com', full_name: 'Alice' });
    expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([422, 'email_taken']);
    expect(reply.body.message).toContain('already');
  });

  it.each([
    [{ full_name: 'Eve' }, 'email'],
    [{ email: 'eve@example.com' }, 'full_name'],
    [{ email: 'eve', full_name: 'Eve' }, 'email'],
    [{ email: 'eve@example.com', full_name: ' ' }, 'full_name'],
    [{ email: 'eve@example.com', full_name: 'Eve', admin: true }, 'admin'],
    [{ email: 'eve@example.com', full_name: 'Eve', user_group_ids: ['none'] }, 'user_group_ids'],
    [{ users: [{ email: 'eve@example.com' }] }, 'users.0.full_name'],
  ])('are not created from %j', async (body, field) => {
    const reply = await call('POST', '/users', body);
    expect([reply.status, reply.body.errors?.map((error) => error.field)]).toEqual([422, [field]]);
    expect(api.workspace.endUsers()).toHaveLength(3);
  });

  it('get no group of another environment', async () => {
    const user_group_ids = [groupId('PROD', 'Finance')];
    const reply = await call('POST', '/users', { email: 'eve@example.com', full_name: 'Eve', user_group_ids });
    expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([422, 'group_elsewhere']);
  });

  it('are read, changed and deleted by their id', async () => {
    const path = `/users/${userId('bob@example.com')}`;
    expect((await call('GET', path)).body.data).toMatchObject({ email: 'bob@example.com' });
    const taken = await call('PUT', path, { email: 'alice@EXAMPLE.com' });
    expect([taken.status, taken.body.message?.includes('already')]).toEqual([422, true]);
    expect((await call('PUT', path, { full_name: 'Robert', email: 'Bob@example.com' })).body.data).toMatchObject({
      full_name: 'Robert',
      email: 'Bob@example.com',
    });
    expect((await call('PUT', path, {})).status).toBe(422);
    expect((await call('DELETE', path)).status).toBe(200);
    for (const method of ['GET', 'DELETE']) expect((await call(method, path)).status).toBe(404);
    expect((await call('PUT', path, { full_name: 'R' })).status).toBe(404);
  });

  it('join and leave a group', async () => {
    const path = `/users/${userId('bob@example.com')}`;
    const body = { user_group_id: groupId('TEST', 'Support') };
    expect((await call('POST', `${path}/add_to_group`, body)).status).toBe(200);
    expect(explicit('bob@example.com')).toEqual(['TEST/Support']);
    const again = await call('POST', `${path}/add_to_group`, body);
    expect([again.status, again.body.message?.includes('already')]).toEqual([422, true]);
    expect((await call('POST', `${path}/remove_from_group`, body)).status).toBe(200);
    expect(explicit('bob@example.com')).toEqual([]);
    expect((await call('POST', `${path}/remove_from_group`, body)).status).toBe(422);
    expect((await call('POST', '/users/none/add_to_group', body)).status).toBe(404);
  });

  it.each<[string, () => string, string]>([
    ['of another environment', () => groupId('PROD', 'Finance'), 'group_unknown'],
    ['that is Everyone', () => groupId('TEST', 'Everyone'), 'group_built_in'],
    ['that is none', () => 'none', 'group_unknown'],
  ])('do not join a group %s', async (_which, group, code) => {
    const reply = await call('POST', `/users/${userId('alice@example.com')}/add_to_group`, { user_group_id: group() });
    expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([422, code]);
    expect(explicit('alice@example.com')).toEqual(['TEST/Finance']);
  });

  it('do not join a group of an environment they may not enter', async () => {
    const body = { user_group_id: groupId('TEST', 'Support') };
    const reply = await call('POST', `/users/${userId('carol@contractor.example')}/add_to_group`, body);
    expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([422, 'member_elsewhere']);
  });
});

describe('user groups', () => {
  it('are those of the client’s environment', async () => {
    expect(names((await call('GET', '/user_groups')).body.data)).toEqual(['Everyone', 'Finance', 'Support']);
    expect(names((await call('GET', '/user_groups?query=supp')).body.data)).toEqual(['Support']);
    const prod = (await api.client('PROD')).call;
    expect(names((await prod('GET', '/user_groups')).body.data)).toEqual(['Everyone', 'Finance']);
    for (const [method, body] of [['GET'], ['PUT', { name: 'X' }], ['DELETE']] as const) {
      expect((await prod(method, `/user_groups/${groupId('TEST', 'Support')}`, body)).status).toBe(404);
    }
  });

  it('are created by name alone, once (D-16)', async () => {
    const created = await call('POST', '/user_groups', { name: 'Sales' });
    expect(created).toMatchObject({ status: 200, body: { data: { id: groupId('TEST', 'Sales'), name: 'Sales' } } });
    for (const name of ['Sales', 'Everyone']) {
      const again = await call('POST', '/user_groups', { name });
      expect([again.status, again.body.message?.includes('already')]).toEqual([422, true]);
    }
    expect((await call('POST', '/user_groups', {})).status).toBe(422);
  });

  it('are read, renamed and deleted by their id; Everyone stays as it is', async () => {
    const path = `/user_groups/${groupId('TEST', 'Support')}`;
    expect((await call('GET', path)).body.data).toMatchObject({ name: 'Support', members_count: 0 });
    expect((await call('PUT', path, { name: 'Finance' })).status).toBe(422);
    expect((await call('PUT', path, { name: 'Support' })).status).toBe(200);
    expect((await call('PUT', path, { name: 'Help desk' })).body.data).toMatchObject({ name: 'Help desk' });
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(404);
    const everyone = `/user_groups/${groupId('TEST', 'Everyone')}`;
    expect((await call('PUT', everyone, { name: 'All' })).status).toBe(422);
    expect((await call('DELETE', everyone)).status).toBe(422);
  });

  it('take and lose members, down to nobody (D-16)', async () => {
    const path = `/user_groups/${groupId('TEST', 'Finance')}`;
    const [alice, bob] = [userId('alice@example.com'), userId('bob@example.com')];
    const both = await call('POST', `${path}/add_users`, { user_ids: [bob, alice] });
    expect([both.status, both.body.message?.includes('already'), explicit('bob@example.com')]).toEqual([422, true, []]);
    expect((await call('POST', `${path}/add_users`, { user_ids: [bob] })).status).toBe(200);
    expect(emails((await call('GET', `${path}/members`)).body.data)).toEqual(['alice', 'bob']);
    expect((await call('DELETE', `${path}/remove_users`, { user_ids: [alice, 'none'] })).status).toBe(422);
    expect((await call('DELETE', `${path}/remove_users`, { user_ids: [alice, bob] })).status).toBe(200);
    expect((await call('GET', `${path}/members`)).body.data).toEqual([]);
    expect((await call('POST', `${path}/add_users`, { user_ids: [] })).status).toBe(422);
    expect((await call('POST', '/user_groups/none/add_users', { user_ids: [bob] })).status).toBe(404);
  });
});
