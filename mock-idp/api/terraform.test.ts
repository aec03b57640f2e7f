/** The calls that Okta's Terraform provider makes for its resources, one after the other, as it was recorded. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockIdp } from '../index.ts';
import { apiOf, at, type CallApi, terraformApp, textAt } from './testing/api.ts';
import { apiByHost, certificateFor } from './testing/by-host.ts';

/** Where an organisation is reached: the provider is told a URL, or builds the host of organisation and base URL. */
interface World {
  call: CallApi;
  /** What every address in an answer begins with. */
  origins: string[];
  close(): Promise<void>;
}

async function byAddress(): Promise<World> {
  const idp = await createMockIdp();
  return { call: apiOf(idp), origins: [idp.adminUrl, idp.samlUrl], close: idp.close };
}

async function byPath(): Promise<World> {
  const idp = await createMockIdp();
  const acme = await idp.organisations.create({ subdomain: 'acme' });
  return { call: apiOf(acme), origins: [acme.adminUrl, acme.samlUrl], close: idp.close };
}

async function byHost(): Promise<World> {
  const tls = certificateFor('okta.localhost');
  const idp = await createMockIdp({ tls });
  const acme = await idp.organisations.create({ subdomain: 'acme' });
  const origin = `https://acme.okta.localhost:${new URL(acme.adminUrl).port}`;
  // Where the browser is to go, such as an app's link, is the SAML face, whose own address was not asked by name.
  return {
    call: apiByHost(acme, 'acme.okta.localhost', tls.certificate),
    origins: [`${origin}/`, acme.samlUrl],
    close: idp.close,
  };
}

let world: World;

/** Every address of an answer, `_links` and all. */
function* addressesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'href' && typeof part === 'string') yield part;
    else yield* addressesIn(part);
  }
}

/** Calls, and demands the status; answers the body. */
async function must(status: number, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await world.call(method, path, body);
  expect({ call: `${method} ${path}`, status: answer.status, body: answer.body }).toMatchObject({ status });
  const elsewhere = [...addressesIn(answer.body)].filter((href) => !world.origins.some((at) => href.startsWith(at)));
  expect(elsewhere).toEqual([]);
  return answer.body;
}

async function person(login: string): Promise<string> {
  const profile = { firstName: 'Test', lastName: 'Person', login, email: login };
  return textAt(await must(200, 'POST', '/api/v1/users', { profile, credentials: { password: {} } }), 'id');
}

describe.each([
  ['at its own address', byAddress],
  ['by path', byPath],
  ['by host, over TLS', byHost],
])('%s', (_where, open) => {
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world.close());

  describe('okta_app_saml', () => {
    test('create: app, organisation, policy, reads', async () => {
      expect(textAt(await must(200, 'GET', '/api/v1/users/me'), 'profile.login')).toBe('admin@example.com');
      const sent = terraformApp('Terraform');
      const app = await must(200, 'POST', '/api/v1/apps?activate=true', sent);
      const id = textAt(app, 'id');
      const known = await world.call('GET', '/.well-known/okta-organization', undefined, { authorization: '' });
      expect(known.body).toMatchObject({ pipeline: 'idx', id: expect.stringMatching(/^00o\w{17}$/) });
      const policies = await must(200, 'GET', '/api/v1/policies?type=ACCESS_POLICY');
      expect(policies).toEqual([expect.objectContaining({ system: true })]);
      await must(204, 'PUT', `/api/v1/apps/${id}/policies/${textAt(policies, '0.id')}`);

      const read = await must(200, 'GET', `/api/v1/apps/${id}`);
      // What was sent comes back to the letter, or every plan would show a drift.
      const { acsEndpoints, attributeStatements, ...flat } = sent.settings.signOn;
      const echoed = Object.fromEntries(Object.entries(flat).filter(([name]) => !name.endsWith('Override')));
      expect(read).toMatchObject({
        label: sent.label,
        status: 'ACTIVE',
        signOnMode: 'SAML_2_0',
        settings: {
          app: {},
          notes: sent.settings.notes,
          signOn: {
            ...echoed,
            acsEndpoints,
            attributeStatements,
            idpIssuer: 'http://www.okta.com/$' + '{org.externalKey}',
          },
        },
        credentials: { userNameTemplate: sent.credentials.userNameTemplate, signing: { kid: expect.any(String) } },
        visibility: sent.visibility,
      });
      for (const link of ['logo', 'appLinks', 'metadata', 'accessPolicy', 'deactivate']) at(read, `_links.${link}`);

      const kid = textAt(read, 'credentials.signing.kid');
      const path = `/api/v1/apps/${id}/sso/saml/metadata?kid=${kid}`;
      const metadata = await world.call('GET', path, undefined, { accept: 'application/xml' });
      expect(metadata.headers.get('content-type')).toMatch(/^application\/xml/);
      expect(metadata.body).toContain('HTTP-Redirect');
      const keys = await must(200, 'GET', `/api/v1/apps/${id}/credentials/keys`);
      expect(keys).toEqual([
        expect.objectContaining({ kid, kty: 'RSA', use: 'sig', e: 'AQAB', expiresAt: expect.stringMatching(/Z$/) }),
      ]);
    });

    test('update, status, key, destroy', async () => {
      const sent = terraformApp('Changing');
      const id = textAt(await must(200, 'POST', '/api/v1/apps?activate=true', sent), 'id');
      const signOn = { ...sent.settings.signOn, audience: 'urn:other', attributeStatements: [] };
      const changed = { ...sent, settings: { ...sent.settings, signOn } };
      const after = await must(200, 'PUT', `/api/v1/apps/${id}`, changed);
      expect(at(after, 'settings.signOn')).toMatchObject({ audience: 'urn:other', attributeStatements: [] });
      await must(200, 'POST', `/api/v1/apps/${id}/lifecycle/deactivate`);
      const off = await must(200, 'GET', `/api/v1/apps/${id}`);
      expect(at(off, '_links')).toHaveProperty('activate');
      expect(at(off, '_links')).not.toHaveProperty('deactivate');
      await must(200, 'POST', `/api/v1/apps/${id}/lifecycle/activate`);
      const key = await must(201, 'POST', `/api/v1/apps/${id}/credentials/keys/generate?validityYears=3`);
      const kid = textAt(key, 'kid');
      expect(textAt(await must(200, 'GET', `/api/v1/apps/${id}`), 'credentials.signing.kid')).not.toBe(kid);
      const rotated = { ...changed, credentials: { ...sent.credentials, signing: { kid } } };
      expect(textAt(await must(200, 'PUT', `/api/v1/apps/${id}`, rotated), 'credentials.signing.kid')).toBe(kid);
      await must(400, 'PUT', `/api/v1/apps/${id}`, { ...changed, credentials: { signing: { kid: 'nobody' } } });
      await must(403, 'DELETE', `/api/v1/apps/${id}`);
      await must(200, 'POST', `/api/v1/apps/${id}/lifecycle/deactivate`);
      await must(204, 'DELETE', `/api/v1/apps/${id}`);
      await must(404, 'GET', `/api/v1/apps/${id}`);
    });

    test('data source: by label, among the active', async () => {
      const id = textAt(await must(200, 'POST', '/api/v1/apps?activate=true', terraformApp('Found by label')), 'id');
      const query = new URLSearchParams({ filter: 'status eq "ACTIVE"', limit: '1', q: 'Found by' });
      expect(await must(200, 'GET', `/api/v1/apps?${query}`)).toEqual([expect.objectContaining({ id })]);
    });
  });

  describe('okta_user', () => {
    test('create, read, replace, status changes, destroyed by two deletions', async () => {
      const login = 'testAcc_1@example.com';
      const profile = { firstName: 'TestAcc', lastName: 'Smith', login, email: login };
      const user = await must(200, 'POST', '/api/v1/users', { profile, credentials: { password: {}, provider: {} } });
      const id = textAt(user, 'id');
      expect(user).toMatchObject({
        status: 'PROVISIONED',
        profile: { ...profile, mobilePhone: null, secondEmail: null },
      });
      expect(at(user, 'profile')).not.toHaveProperty('displayName');
      const body = {
        profile: { ...profile, city: 'Here' },
        type: at(user, 'type'),
        credentials: { password: { value: 'Abcd1234!' } },
      };
      expect(await must(200, 'PUT', `/api/v1/users/${id}`, body)).toMatchObject({
        status: 'ACTIVE',
        profile: { city: 'Here' },
      });
      const change = { oldPassword: { value: 'Abcd1234!' }, newPassword: { value: 'Abcd1234!!' } };
      expect(await must(200, 'POST', `/api/v1/users/${id}/credentials/change_password`, change)).toMatchObject({
        password: {},
        provider: { type: 'OKTA', name: 'OKTA' },
      });
      const question = {
        password: { value: 'Abcd1234!!' },
        recovery_question: { question: 'Why?', answer: 'Because' },
      };
      await must(200, 'POST', `/api/v1/users/${id}/credentials/change_recovery_question`, question);
      const asked = await must(200, 'GET', `/api/v1/users/${id}`);
      expect(asked).toMatchObject({ credentials: { recovery_question: { question: 'Why?' } } });
      expect(JSON.stringify(asked)).not.toMatch(/Because|scrypt/);
      for (const [operation, status] of [
        ['suspend', 'SUSPENDED'],
        ['unsuspend', 'ACTIVE'],
      ] as const) {
        expect(await must(200, 'POST', `/api/v1/users/${id}/lifecycle/${operation}`)).toEqual({});
        expect(await must(200, 'GET', `/api/v1/users/${id}`)).toMatchObject({ status });
      }
      expect(await must(200, 'GET', `/api/v1/users/${id}/roles`)).toEqual([]);
      await must(204, 'DELETE', `/api/v1/users/${id}`);
      expect(await must(200, 'GET', `/api/v1/users/${id}`)).toMatchObject({ status: 'DEPROVISIONED' });
      await must(204, 'DELETE', `/api/v1/users/${id}`);
      await must(404, 'GET', `/api/v1/users/${id}`);
    });

    test('staged, then activated', async () => {
      const profile = {
        firstName: 'Staged',
        lastName: 'Smith',
        login: 'staged@example.com',
        email: 'staged@example.com',
      };
      const user = await must(200, 'POST', '/api/v1/users?activate=false', { profile });
      expect(user).toMatchObject({ status: 'STAGED', activated: null });
      const path = `/api/v1/users/${textAt(user, 'id')}/lifecycle/activate`;
      expect(await must(200, 'POST', `${path}?sendEmail=false`)).toMatchObject({ activationToken: expect.any(String) });
    });
  });

  describe('okta_group, okta_user_group_memberships', () => {
    test('create, read, change, join, leave, destroy', async () => {
      const group = await must(200, 'POST', '/api/v1/groups', { profile: { name: 'tf', description: 'testing' } });
      const id = textAt(group, 'id');
      expect(group).toMatchObject({ type: 'OKTA_GROUP', objectClass: ['okta:user_group'] });
      await must(200, 'GET', `/api/v1/groups/${id}`);
      const changed = { profile: { name: 'tf changed', description: 'testing' } };
      expect(await must(200, 'PUT', `/api/v1/groups/${id}`, changed)).toMatchObject(changed);
      const user = await person('member@example.com');
      await must(204, 'PUT', `/api/v1/groups/${id}/users/${user}`);
      expect(await must(200, 'GET', `/api/v1/users/${user}/groups`)).toHaveLength(2);
      expect(await must(200, 'GET', `/api/v1/groups/${id}/users?limit=200`)).toHaveLength(1);
      await must(204, 'DELETE', `/api/v1/groups/${id}/users/${user}`);
      expect(await must(200, 'GET', `/api/v1/users/${user}/groups`)).toHaveLength(1);
      await must(204, 'DELETE', `/api/v1/groups/${id}`);
      await must(404, 'GET', `/api/v1/groups/${id}`);
    });
  });

  describe('assignments', () => {
    test('okta_app_user', async () => {
      const app = textAt(await must(200, 'POST', '/api/v1/apps?activate=true', terraformApp('App user')), 'id');
      const user = await person('appuser@example.com');
      await must(200, 'GET', `/api/v1/apps/${app}`);
      const body = { id: user, scope: 'USER', credentials: { userName: 'someone', password: {} }, profile: {} };
      const assigned = await must(200, 'POST', `/api/v1/apps/${app}/users`, body);
      expect(assigned).toMatchObject({ id: user, scope: 'USER', status: 'ACTIVE', syncState: 'DISABLED', profile: {} });
      expect(await must(409, 'POST', `/api/v1/apps/${app}/users`, body)).toMatchObject({ errorCode: 'E0000062' });
      const renamed = { credentials: { userName: 'someone else', password: {} } };
      await must(200, 'POST', `/api/v1/apps/${app}/users/${user}`, renamed);
      expect(await must(200, 'GET', `/api/v1/apps/${app}/users/${user}`)).toMatchObject({
        credentials: { userName: 'someone else' },
      });
      await must(204, 'DELETE', `/api/v1/apps/${app}/users/${user}`);
      expect(await must(404, 'GET', `/api/v1/apps/${app}/users/${user}`)).toMatchObject({ errorCode: 'E0000007' });
    });

    test('okta_app_group_assignment(s)', async () => {
      const app = textAt(await must(200, 'POST', '/api/v1/apps?activate=true', terraformApp('App group')), 'id');
      const groups = [];
      for (const name of ['first', 'second']) {
        groups.push(textAt(await must(200, 'POST', '/api/v1/groups', { profile: { name } }), 'id'));
      }
      for (const [priority, id] of groups.entries()) {
        // A body may be missing; the next priority is taken then.
        const answer = await must(200, 'PUT', `/api/v1/apps/${app}/groups/${id}`, priority === 0 ? undefined : {});
        expect(answer).toMatchObject({ id, priority, profile: {} });
      }
      await must(200, 'PUT', `/api/v1/apps/${app}/groups/${groups[1]}`, { priority: 7, profile: {} });
      expect(await must(200, 'GET', `/api/v1/apps/${app}/groups/${groups[1]}`)).toMatchObject({ priority: 7 });
      expect(await must(200, 'GET', `/api/v1/apps/${app}/groups?limit=200`)).toHaveLength(2);
      await must(204, 'DELETE', `/api/v1/apps/${app}/groups/${groups[0]}`);
      await must(404, 'GET', `/api/v1/apps/${app}/groups/${groups[0]}`);
    });

    test('okta_app_user_schema_property', async () => {
      const app = textAt(await must(200, 'POST', '/api/v1/apps?activate=true', terraformApp('Schema')), 'id');
      const path = `/api/v1/meta/schemas/apps/${app}/default`;
      expect(await must(200, 'GET', path)).toMatchObject({
        definitions: { custom: { properties: {} }, base: { properties: { userName: { maxLength: 100 } } } },
      });
      const property = { title: 'Level', type: 'string', enum: ['one', 'two'], scope: 'NONE', maxLength: 3 };
      const put = (properties: unknown) => must(200, 'POST', path, { definitions: { custom: { properties } } });
      expect(at(await put({ level: property }), 'definitions.custom.properties.level')).toMatchObject(property);
      expect(at(await must(200, 'GET', path), 'definitions.custom.properties.level')).toMatchObject(property);
      const user = await person('level@example.com');
      const refused = await must(400, 'POST', `/api/v1/apps/${app}/users`, { id: user, profile: { level: 'six' } });
      expect(refused).toMatchObject({ errorCauses: [{ errorSummary: expect.stringContaining('level') }] });
      await must(200, 'POST', `/api/v1/apps/${app}/users`, { id: user, profile: { level: 'two' } });
      expect(at(await put({ level: null }), 'definitions.custom.properties')).toEqual({});
    });
  });

  describe('okta_group_rule', () => {
    test('create, activate, read, update, destroy', async () => {
      const group = textAt(
        await must(200, 'POST', '/api/v1/groups', { profile: { name: 'ruled', description: '' } }),
        'id',
      );
      const expression = { type: 'urn:okta:expression:1.0', value: 'String.startsWith(user.firstName,"andy")' };
      const body = {
        actions: { assignUserToGroups: { groupIds: [group] } },
        conditions: { expression, people: { users: {} } },
        name: 'testAcc_rule',
        type: 'group_rule',
      };
      const id = textAt(await must(200, 'POST', '/api/v1/groups/rules', body), 'id');
      await must(204, 'POST', `/api/v1/groups/rules/${id}/lifecycle/activate`);
      expect(await must(200, 'GET', `/api/v1/groups/rules/${id}`)).toMatchObject({ status: 'ACTIVE' });
      // An active one is deactivated around an update.
      await must(204, 'POST', `/api/v1/groups/rules/${id}/lifecycle/deactivate`);
      const changed = {
        ...body,
        conditions: { ...body.conditions, expression: { ...expression, value: 'user.lastName=="Bob"' } },
      };
      expect(at(await must(200, 'PUT', `/api/v1/groups/rules/${id}`, changed), 'conditions.expression.value')).toBe(
        'user.lastName=="Bob"',
      );
      await must(204, 'POST', `/api/v1/groups/rules/${id}/lifecycle/activate`);
      await must(204, 'POST', `/api/v1/groups/rules/${id}/lifecycle/deactivate`);
      await must(202, 'DELETE', `/api/v1/groups/rules/${id}?removeUsers=false`);
      await must(404, 'GET', `/api/v1/groups/rules/${id}`);
    });
  });

  test('a list that goes on leads to the rest', async () => {
    for (const name of ['page 1', 'page 2']) await must(200, 'POST', '/api/v1/groups', { profile: { name } });
    const first = await world.call('GET', '/api/v1/groups?q=page&limit=1');
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const origin = world.origins.find((at) => next.startsWith(at.replace(/\/$/, ''))) ?? 'nowhere';
    const rest = await world.call('GET', next.slice(origin.replace(/\/$/, '').length));
    expect(rest.body).toEqual([expect.objectContaining({ profile: { name: 'page 2', description: null } })]);
  });
});
