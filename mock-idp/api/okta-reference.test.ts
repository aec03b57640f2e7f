/** Calls as Okta's API reference prints them, and refusals as Okta's customers recorded them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf, at, type CallApi, terraformApp, textAt } from './testing/api.ts';

let idp: MockIdp;
let call: CallApi;
beforeAll(async () => {
  idp = await createMockIdp();
  call = apiOf(idp);
  const profile = { firstName: 'Isaac', lastName: 'Brock', login: 'isaac@ref.example', email: 'isaac@ref.example' };
  await call('POST', '/api/v1/users', { profile, credentials: { password: { value: 'Correct-Horse-7' } } });
  for (const name of ['Zebra', 'antelope', 'Mouse']) await call('POST', '/api/v1/groups', { profile: { name } });
});
afterAll(() => idp.close());

const causesOf = (body: unknown) => at(body, 'errorCauses');

test('reset_password sends mail unless told otherwise', async () => {
  const { body, status } = await call('POST', '/api/v1/users/isaac/lifecycle/reset_password');
  // Without mail the body would hold the link.
  expect([status, body]).toEqual([200, {}]);
  expect(at((await call('GET', '/api/v1/users/isaac')).body, 'status')).toBe('RECOVERY');
});

test('whoever is locked out is active already, as far as activation goes', async () => {
  const profile = { firstName: 'L', lastName: 'O', login: 'locked@ref.example', email: 'locked@ref.example' };
  await call('POST', '/api/v1/users', { profile, credentials: { password: { value: 'Correct-Horse-7' } } });
  for (let i = 0; i < 10; i += 1) await call('POST', '/api/v1/authn', { username: profile.login, password: 'wrong' });
  expect(at((await call('GET', `/api/v1/users/${profile.login}`)).body, 'status')).toBe('LOCKED_OUT');
  expect(await call('POST', `/api/v1/users/${profile.login}/lifecycle/activate`)).toMatchObject({
    status: 403,
    body: { errorCode: 'E0000016', errorSummary: 'Activation failed because the user is already active' },
  });
});

describe('groups', () => {
  const names = async (query: string) => {
    const { status, body } = await call('GET', `/api/v1/groups?${query}`);
    expect(status).toBe(200);
    return (body as unknown[]).map((group) => textAt(group, 'profile.name'));
  };

  test('are sorted whatever the case', async () => {
    expect(await names('search=type+eq+"OKTA_GROUP"&sortBy=profile.name')).toEqual(['antelope', 'Mouse', 'Zebra']);
    expect(await names('search=type+eq+"OKTA_GROUP"&sortBy=profile.name&sortOrder=desc&limit=1')).toEqual(['Zebra']);
  });

  test('are searched by what only groups of a directory have', async () => {
    expect(await names('search=profile.name+sw+"Zeb"+or+profile.samAccountName+eq+"Zeb"')).toEqual(['Zebra']);
    expect(await names('search=type+eq+"APP_GROUP"+and+source.id+eq+"0oa2v0el0gP90aqjJ0g7"')).toEqual([]);
    const filtered = await call('GET', '/api/v1/groups?filter=profile.samAccountName+eq+"Zeb"');
    expect(filtered).toMatchObject({ status: 400, body: { errorCode: 'E0000031' } });
  });
});

describe('Everyone', () => {
  const everyone = async () => textAt((await call('GET', '/api/v1/groups?q=Everyone')).body, '0.id');
  const member = async () =>
    `/api/v1/groups/${await everyone()}/users/${textAt((await call('GET', '/api/v1/users/isaac')).body, 'id')}`;

  test('lets nobody out', async () => {
    expect(await call('DELETE', await member())).toMatchObject({
      status: 403,
      body: { errorCode: 'E0000006', errorSummary: 'You do not have permission to perform the requested action' },
    });
  });

  test('takes nobody in, neither later nor with the person', async () => {
    const unsupported = { status: 501, body: { errorCode: 'E0000060', errorSummary: 'Unsupported operation.' } };
    expect(await call('PUT', await member())).toMatchObject(unsupported);
    const profile = { firstName: 'Eve', lastName: 'Ryone', login: 'eve@ref.example', email: 'eve@ref.example' };
    expect(await call('POST', '/api/v1/users', { profile, groupIds: [await everyone()] })).toMatchObject(unsupported);
    expect((await call('GET', '/api/v1/users/eve@ref.example')).status).toBe(404);
  });
});

test.each(['OAUTH_AUTHORIZATION_POLICY', ''])('policies of type "%s" are not listed', async (type) => {
  expect(await call('GET', `/api/v1/policies?type=${type}`)).toMatchObject({
    status: 400,
    body: { errorCode: 'E0000002', errorSummary: 'The request was not valid: Invalid policy type specified' },
  });
  expect((await call('GET', '/api/v1/policies?type=OKTA_SIGN_ON')).body).toEqual([]);
});

describe('an app', () => {
  test.each(['BOOKMARK', 'OPENID_CONNECT', 'NOPE'])('of sign-on mode %s is refused as such', async (signOnMode) => {
    const app = { ...terraformApp('Other'), signOnMode, settings: { signOn: { loginUrl: 'https://sp.example' } } };
    const { status, body } = await call('POST', '/api/v1/apps', app);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errorCode: 'E0000001', errorSummary: 'Api validation failed: mediated' });
    expect(causesOf(body)).toEqual([
      { errorSummary: 'Invalid signOnMode' },
      { errorSummary: `signOnMode: Only SAML_2_0 is supported, not ${signOnMode}` },
    ]);
  });

  test('has all that Okta answered to the same body in 2026', async () => {
    const made = (await call('POST', '/api/v1/apps', terraformApp('Recorded'))).body;
    expect(made).toMatchObject({ universalLogout: null, settings: { app: {}, emOptInStatus: 'NONE' } });
    const { body } = await call('GET', '/api/v1/policies?type=ACCESS_POLICY');
    expect(at(body, '0')).toMatchObject({ system: true, conditions: null, _embedded: { resourceType: 'APP' } });
  });

  test('without its sign-on settings is refused', async () => {
    const { body } = await call('POST', '/api/v1/apps', { label: 'Bare', signOnMode: 'SAML_2_0' });
    expect(body).toMatchObject({
      errorSummary: 'Api validation failed: mediated',
      errorCauses: [{ errorSummary: 'Missing settings.signOn object' }],
    });
  });

  test('read and posted again does not become a second one', async () => {
    const made = (await call('POST', '/api/v1/apps', terraformApp('Original'))).body;
    const copy = { ...terraformApp('Copy'), name: textAt(made, 'name') };
    const { status, body } = await call('POST', '/api/v1/apps', copy);
    expect(status).toBe(400);
    expect(causesOf(body)).toEqual([{ errorSummary: 'Cannot create an existing App Wizard App' }]);
    expect((await call('GET', '/api/v1/apps?q=Copy')).body).toEqual([]);
  });

  test.each(['GROUP', 'USER'])('is not taken from whoever a group gives it, assigned by %s', async (scope) => {
    const app = textAt((await call('POST', '/api/v1/apps', terraformApp(`Through a group ${scope}`))).body, 'id');
    const group = textAt((await call('GET', '/api/v1/groups?q=Zebra')).body, '0.id');
    const user = textAt((await call('GET', '/api/v1/users/isaac')).body, 'id');
    await call('PUT', `/api/v1/groups/${group}/users/${user}`);
    await call('PUT', `/api/v1/apps/${app}/groups/${group}`, {});
    if (scope === 'USER') await call('POST', `/api/v1/apps/${app}/users`, { id: user, scope });
    expect(await call('DELETE', `/api/v1/apps/${app}/users/${user}`)).toMatchObject({
      status: 403,
      body: {
        errorCode: 'E0000046',
        errorSummary: 'Deactivate application for user forbidden.',
        errorCauses: [
          {
            errorSummary:
              'The application cannot be unassigned from the user while their group memberships grant them access',
          },
        ],
      },
    });
    expect(at((await call('GET', `/api/v1/apps/${app}/users/${user}`)).body, 'scope')).toBe(scope);
    await call('DELETE', `/api/v1/apps/${app}/groups/${group}`);
    // What was given individually outlives the group, and can be taken now.
    expect((await call('DELETE', `/api/v1/apps/${app}/users/${user}`)).status).toBe(scope === 'USER' ? 204 : 404);
  });

  test('takes no attribute from a person that it does not have', async () => {
    const app = textAt((await call('POST', '/api/v1/apps', terraformApp('Assigned'))).body, 'id');
    const id = textAt((await call('GET', '/api/v1/users/isaac')).body, 'id');
    const assignment = { id, scope: 'USER', profile: { salesforceGroups: ['Employee'], role: 'Developer' } };
    const { status, body } = await call('POST', `/api/v1/apps/${app}/users`, assignment);
    expect(status).toBe(400);
    expect(at(body, 'errorSummary')).toBe('Api validation failed: assignment');
    expect(causesOf(body)).toEqual([
      { errorSummary: "Property 'salesforceGroups' not found" },
      { errorSummary: "Property 'role' not found" },
    ]);
  });
});

describe('the System Log', () => {
  const log = (query: string) => call('GET', `/api/v1/logs?${query}`);

  test('is filtered by two targets of one event', async () => {
    const made = (await call('POST', '/api/v1/apps', terraformApp('Logged'))).body;
    const [app, user] = [textAt(made, 'id'), textAt((await call('GET', '/api/v1/users/me')).body, 'id')];
    await call('POST', `/api/v1/apps/${app}/users`, { id: user });
    const { body } = await log(`filter=target.id+eq+"${user}"+and+target.id+eq+"${app}"`);
    expect((body as unknown[]).map((event) => at(event, 'eventType'))).toEqual(['application.user_membership.add']);
  });

  test('is filtered by the older spelling, too', async () => {
    const { body } = await log('filter=event_type+eq+"group.lifecycle.create"+and+display_message+pr');
    expect(body).toHaveLength(3);
  });

  test.each([
    ['filter=some_invalid_field+eq+"x"', 'E0000053', 'field is not valid: some_invalid_field'],
    ['filter=published+gt+"2020-01-01"', 'E0000053', 'field is not valid: published'],
    ['filter=displayMessage+eqq+"x"', 'E0000053', 'Invalid filter \'displayMessage eqq "x"\''],
    [
      'until=soon',
      'E0000001',
      "Api validation failed: 'until': The date format in your query is not recognized. Please enter dates using ISO8601 string format.. 'until': must be a valid date-time or empty.",
    ],
    [
      `q=${'x'.repeat(41)}`,
      'E0000001',
      "Api validation failed: 'q': Freeform search cannot contain items longer than 40 characters. Please shorten the items in your search or use an advanced filter to query by specific fields.",
    ],
  ])('%s: %s', async (query, errorCode, errorSummary) => {
    expect(await log(query)).toMatchObject({ status: 400, body: { errorCode, errorSummary } });
  });
});
