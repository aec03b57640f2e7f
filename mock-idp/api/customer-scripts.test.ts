/** What scripts of Okta's customers do, that neither SDK nor Terraform does: found by running some that nobody here wrote. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf, at, type CallApi, textAt } from './testing/api.ts';
import { okta } from './testing/sdk.ts';

let idp: MockIdp;
let call: CallApi;
beforeAll(async () => {
  idp = await createMockIdp();
  call = apiOf(idp);
});
afterAll(() => idp.close());

const profileOf = (name: string) => ({
  firstName: name,
  lastName: 'Brock',
  login: `${name}@script.example`,
  email: `${name}@script.example`,
});
const password = { value: 'Correct-Horse-7' };

test("the organisation's URL may end with a slash, as in the SDK's own examples", async () => {
  const client = new okta.Client({ orgUrl: `${idp.adminUrl}/`, token: idp.apiToken });
  expect((await client.userApi.getUser({ userId: 'me' })).profile?.login).toBe('admin@example.com');
  expect(at((await call('GET', '//api/v1/org')).body, 'subdomain')).toBe('example');
});

test('a person read and put back is the same, recovery question and all', async () => {
  const question = { question: 'Why?', answer: 'Annie Oakley' };
  const body = { profile: profileOf('round'), credentials: { password, recovery_question: question } };
  const made = (await call('POST', '/api/v1/users', body)).body;
  const path = `/api/v1/users/${textAt(made, 'id')}`;
  const put = await call('PUT', path, (await call('GET', path)).body);
  expect(put).toMatchObject({ status: 200, body: { credentials: { recovery_question: { question: 'Why?' } } } });
  // The answer is still the one that was given.
  const recovery = { password: { value: 'Other-Horse-8' }, recovery_question: { answer: 'annie oakley' } };
  expect((await call('POST', `${path}/credentials/forgot_password_recovery_question`, recovery)).status).toBe(200);
});

test.each([
  ['a hashed password', { password: { hash: { algorithm: 'BCRYPT', workFactor: 10, salt: 's', value: 'v' } } }, 'hash'],
  ['a password import hook', { password: { hook: { type: 'default' } } }, 'hook'],
  ['another provider', { provider: { type: 'FEDERATION', name: 'FEDERATION' } }, 'FEDERATION'],
])('%s is refused, not quietly dropped', async (_what, credentials, why) => {
  const answer = await call('POST', '/api/v1/users', { profile: profileOf('foreign'), credentials });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  expect(JSON.stringify(answer.body)).toContain(why);
  expect((await call('GET', '/api/v1/users/foreign@script.example')).status).toBe(404);
});

test('expire_password with tempPassword answers a password', async () => {
  await call('POST', '/api/v1/users', { profile: profileOf('temp'), credentials: { password } });
  const path = '/api/v1/users/temp@script.example/lifecycle/expire_password';
  expect(at((await call('POST', `${path}?tempPassword=true`)).body, 'tempPassword')).toMatch(/^\S{8,}$/);
});

test('groups tell how many they are, when asked', async () => {
  const { body } = await call('GET', '/api/v1/groups?q=Everyone&expand=stats');
  const people = (await call('GET', '/api/v1/users')).body as unknown[];
  expect(at(body, '0._embedded.stats.usersCount')).toBe(people.length);
  const one = `/api/v1/groups/${textAt(body, '0.id')}`;
  expect(at((await call('GET', `${one}?expand=stats`)).body, '_embedded.stats.usersCount')).toBe(people.length);
  expect(at((await call('GET', '/api/v1/groups?q=Everyone')).body, '0')).not.toHaveProperty('_embedded');
});
