/** Okta's own SDK as the judge: what it can do with Okta it can do here. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf } from './testing/api.ts';

// The package is CommonJS, and its types want a browser's; the calls are what is under test.
const okta: typeof import('@okta/okta-sdk-nodejs') = createRequire(import.meta.url)('@okta/okta-sdk-nodejs');

let idp: MockIdp;
let client: import('@okta/okta-sdk-nodejs').Client;
beforeAll(async () => {
  idp = await createMockIdp();
  client = clientOf(idp, idp.apiToken);
});
afterAll(() => idp.close());

function clientOf({ adminUrl }: MockIdp, token: string) {
  return new okta.Client({ orgUrl: adminUrl, token, cacheMiddleware: null });
}

/** The SDK types an app by what all kinds have in common; a SAML app is more. */
type SamlApplication = import('@okta/okta-sdk-nodejs').SamlApplication;

const signOn: NonNullable<NonNullable<SamlApplication['settings']>['signOn']> = {
  ssoAcsUrl: 'http://localhost:9/acs',
  recipient: 'http://localhost:9/acs',
  destination: 'http://localhost:9/acs',
  audience: 'http://localhost:9/metadata',
  idpIssuer: `http://www.okta.com/$${'{org.externalKey}'}`,
  subjectNameIdTemplate: `$${'{user.userName}'}`,
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  requestCompressed: false,
  allowMultipleAcsEndpoints: false,
  attributeStatements: [
    {
      type: 'EXPRESSION',
      name: 'workato_end_user_groups',
      namespace: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
      values: ['appuser.workato_end_user_groups'],
    },
  ],
};

function makeApp(label: string) {
  const application: SamlApplication = { label, signOnMode: 'SAML_2_0', settings: { signOn } };
  return client.applicationApi.createApplication({ application });
}

const makePerson = (firstName: string, login: string) =>
  client.userApi.createUser({
    body: {
      profile: { firstName, lastName: 'Example', login, email: login },
      credentials: { password: { value: 'Correct-Horse-7' } },
    },
  });

const makeGroup = (name: string) => client.groupApi.createGroup({ group: { profile: { name } } });

/** An id, or the test stops here. */
function idOf({ id }: { id?: string }): string {
  if (id === undefined) throw new Error('There is no id.');
  return id;
}

async function all<T>(collection: Promise<{ each(visit: (item: T) => void): Promise<unknown> }>): Promise<T[]> {
  const items: T[] = [];
  await (await collection).each((item) => {
    items.push(item);
  });
  return items;
}

const addGroupsAttribute = (appId: string) =>
  apiOf(idp)('POST', `/api/v1/meta/schemas/apps/${appId}/default`, {
    definitions: {
      custom: {
        properties: {
          workato_end_user_groups: {
            title: 'Workato groups',
            type: 'array',
            items: { type: 'string' },
            scope: 'NONE',
            union: 'ENABLE',
          },
        },
      },
    },
  });

describe('people', () => {
  test('go through their life cycle', async () => {
    const { userApi } = client;
    const userId = idOf(await makePerson('Dora', 'dora@example.com'));
    expect(userId).toMatch(/^00u\w{17}$/);
    expect((await userApi.getUser({ userId: 'DORA@example.com' })).status).toBe('ACTIVE');
    expect((await userApi.getUser({ userId: 'dora' })).id).toBe(userId);
    await userApi.suspendUser({ userId });
    expect((await userApi.getUser({ userId })).status).toBe('SUSPENDED');
    await userApi.unsuspendUser({ userId });
    expect((await userApi.expirePassword({ userId })).status).toBe('PASSWORD_EXPIRED');
    const { resetPasswordUrl } = await userApi.generateResetPasswordToken({ userId, sendEmail: false });
    expect((await fetch(resetPasswordUrl ?? '')).status).toBe(200);
    expect((await userApi.getUser({ userId })).status).toBe('RECOVERY');
    await userApi.deactivateUser({ userId });
    expect((await userApi.getUser({ userId })).status).toBe('DEPROVISIONED');
    const { activationUrl } = await userApi.activateUser({ userId, sendEmail: false });
    expect(await (await fetch(activationUrl ?? '')).text()).toContain('Set up password');
    await userApi.deactivateUser({ userId });
    await userApi.deleteUser({ userId });
    await expect(userApi.getUser({ userId })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
      errorSummary: `Not found: Resource not found: ${userId} (User)`,
    });
  });

  test('are changed in part and replaced as a whole', async () => {
    const { userApi } = client;
    const userId = idOf(await makePerson('Emil', 'emil@example.com'));
    await userApi.updateUser({ userId, user: { profile: { nickName: 'Em', mobilePhone: '1' } } });
    const changed = await userApi.getUser({ userId });
    expect(changed.profile).toMatchObject({ firstName: 'Emil', nickName: 'Em', mobilePhone: '1' });
    const profile = { login: 'emil@example.com', email: 'emil@example.com', firstName: 'Emil', lastName: 'Ernst' };
    const replaced = await userApi.replaceUser({ userId, user: { profile } });
    expect(replaced.profile).toMatchObject({ lastName: 'Ernst', mobilePhone: null });
    expect(replaced.profile).not.toMatchObject({ nickName: 'Em' });
    const change = { oldPassword: { value: 'Correct-Horse-7' }, newPassword: { value: 'Better-Horse-8' } };
    await userApi.changePassword({ userId, changePasswordRequest: change });
    await expect(userApi.changePassword({ userId, changePasswordRequest: change })).rejects.toMatchObject({
      status: 403,
      errorCode: 'E0000014',
    });
  });

  test('are found by search and filter, and me is the administrator', async () => {
    const { userApi } = client;
    const found = await all(userApi.listUsers({ search: 'profile.lastName eq "Anderson" or profile.login sw "BOB"' }));
    expect(found.map(({ profile }) => profile?.firstName)).toEqual(['Alice', 'Bob']);
    expect(await all(userApi.listUsers({ filter: 'status eq "LOCKED_OUT"' }))).toEqual([]);
    expect((await all(userApi.listUsers({ q: 'carol' }))).map(({ profile }) => profile?.login)).toEqual([
      'carol@contractor.example',
    ]);
    expect((await userApi.getUser({ userId: 'me' })).profile?.login).toBe('admin@example.com');
  });

  test('come in pages that the SDK follows to the end', async () => {
    const everybody = await all(client.userApi.listUsers({ limit: 200 }));
    expect(everybody.length).toBeGreaterThan(4);
    expect((await all(client.userApi.listUsers({ limit: 2 }))).map(({ id }) => id)).toEqual(
      everybody.map(({ id }) => id),
    );
  });
});

describe('groups', () => {
  test('have members, and Everyone has everybody', async () => {
    const { groupApi, userApi } = client;
    const groupId = idOf(await makeGroup('Workato Ops'));
    const alice = idOf(await userApi.getUser({ userId: 'alice@example.com' }));
    await groupApi.assignUserToGroup({ groupId, userId: alice });
    expect((await all(groupApi.listGroupUsers({ groupId }))).map(({ id }) => id)).toEqual([alice]);
    const names = (await all(userApi.listUserGroups({ userId: alice }))).map(({ profile }) => profile?.name);
    expect(names).toEqual(['Everyone', 'Workato Ops']);
    await groupApi.replaceGroup({ groupId, group: { profile: { name: 'Workato Operations', description: 'x' } } });
    expect((await all(groupApi.listGroups({ q: 'workato op' }))).map(({ id }) => id)).toEqual([groupId]);
    await groupApi.unassignUserFromGroup({ groupId, userId: alice });
    expect(await all(groupApi.listGroupUsers({ groupId }))).toEqual([]);
    await groupApi.deleteGroup({ groupId });
    const [everyone] = await all(groupApi.listGroups({ filter: 'type eq "BUILT_IN"' }));
    expect(everyone?.profile?.name).toBe('Everyone');
    await expect(groupApi.deleteGroup({ groupId: idOf(everyone ?? {}) })).rejects.toMatchObject({ status: 403 });
  });
});

describe('apps', () => {
  test('are made, listed, switched off and deleted', async () => {
    const { applicationApi } = client;
    const app = await makeApp('Life Cycle');
    const appId = idOf(app);
    expect(app).toMatchObject({ status: 'ACTIVE', signOnMode: 'SAML_2_0', label: 'Life Cycle' });
    expect(app).toHaveProperty('name', expect.stringMatching(/^example_lifecycle_\d+$/));
    const listed = await all(applicationApi.listApplications({ q: 'Life', filter: 'status eq "ACTIVE"' }));
    expect(listed.map(({ id }) => id)).toEqual([appId]);
    await expect(applicationApi.deleteApplication({ appId })).rejects.toMatchObject({ errorCode: 'E0000056' });
    await applicationApi.deactivateApplication({ appId });
    expect((await applicationApi.getApplication({ appId })).status).toBe('INACTIVE');
    await applicationApi.activateApplication({ appId });
    await applicationApi.deactivateApplication({ appId });
    await applicationApi.deleteApplication({ appId });
    await expect(applicationApi.getApplication({ appId })).rejects.toMatchObject({ status: 404 });
  });

  test('rotate their key: generated, shown by kid, active once the app names it', async () => {
    const { applicationApi } = client;
    const app = await makeApp('Rotation');
    const appId = idOf(app);
    const [first] = await all(applicationApi.listApplicationKeys({ appId }));
    const next = await applicationApi.generateApplicationKey({ appId, validityYears: 2 });
    expect(next.kid).toMatch(/^[\w-]{43}$/);
    expect((await applicationApi.getApplicationKey({ appId, keyId: next.kid ?? '' })).x5c).toEqual(next.x5c);
    const certificateIn = async (kid: string | undefined) => {
      const xml = await applicationApi.previewSAMLmetadataForApplication({ appId, kid: kid ?? '' });
      return /<ds:X509Certificate>([^<]+)</.exec(xml)?.[1]?.replace(/\s/g, '');
    };
    expect(await certificateIn(first?.kid)).toBe(first?.x5c?.[0]);
    expect(await certificateIn(next.kid)).toBe(next.x5c?.[0]);
    const published = async () => (await fetch(await idp.metadataUrl(appId))).text();
    const inOneLine = (xml: string) => xml.replace(/\s/g, '');
    expect(inOneLine(await published())).toContain(first?.x5c?.[0]);
    const application: SamlApplication = {
      label: 'Rotation',
      signOnMode: 'SAML_2_0',
      credentials: { signing: { kid: next.kid ?? '' } },
    };
    await applicationApi.replaceApplication({ appId, application });
    expect(inOneLine(await published())).toContain(next.x5c?.[0]);
    const kept = await apiOf(idp)('GET', `/api/v1/apps/${appId}`);
    expect(kept.body).toMatchObject({ settings: { signOn: { audience: signOn.audience } } });
    await expect(applicationApi.generateApplicationKey({ appId, validityYears: 11 })).rejects.toMatchObject({
      errorCode: 'E0000001',
    });
    const other = idOf(await makeApp('Clone'));
    await applicationApi.cloneApplicationKey({ appId, keyId: next.kid ?? '', targetAid: other });
    expect(await all(applicationApi.listApplicationKeys({ appId: other }))).toHaveLength(2);
    await expect(
      applicationApi.cloneApplicationKey({ appId, keyId: next.kid ?? '', targetAid: other }),
    ).rejects.toMatchObject({ errorCode: 'E0000001' });
  });

  test('have one access policy, a schema, claims', async () => {
    const { applicationApi, policyApi, schemaApi, orgSettingApi } = client;
    const appId = idOf(await makeApp('Belongings'));
    const policies = await all(policyApi.listPolicies({ type: 'ACCESS_POLICY' }));
    expect(policies).toEqual([expect.objectContaining({ system: true })]);
    await applicationApi.assignApplicationPolicy({ appId, policyId: idOf(policies[0] ?? {}) });
    const answer = await addGroupsAttribute(appId);
    expect(answer.status).toBe(200);
    const schema = await schemaApi.getApplicationUserSchema({ appInstanceId: appId });
    expect(schema.definitions?.custom?.properties).toMatchObject({
      workato_end_user_groups: { type: 'array', scope: 'NONE', items: { type: 'string' } },
    });
    const claim = await applicationApi.createFederatedClaim({
      appId,
      federatedClaimRequestBody: { name: 'mail', expression: 'user.profile.email' },
    });
    expect(claim.id).toMatch(/^ofc\w{17}$/);
    expect(await all(applicationApi.listFederatedClaims({ appId }))).toHaveLength(1);
    await applicationApi.deleteFederatedClaim({ appId, claimId: idOf(claim) });
    expect(await all(applicationApi.listFederatedClaims({ appId }))).toEqual([]);
    expect((await orgSettingApi.getWellknownOrgMetadata()).pipeline).toBe('idx');
  });

  test('are written about in the System Log', async () => {
    const appId = idOf(await makeApp('Logged'));
    const events = await all(client.systemLogApi.listLogEvents({ filter: `target.id eq "${appId}"` }));
    expect(events.map(({ eventType }) => eventType)).toEqual(['application.lifecycle.create']);
  });
});

describe('tokens', () => {
  test('that are wrong are refused', async () => {
    await expect(clientOf(idp, 'wrong').userApi.getUser({ userId: 'me' })).rejects.toMatchObject({
      status: 401,
      errorCode: 'E0000011',
      errorSummary: 'Invalid token provided',
    });
  });
});

test('a person signs in to an app made wholly by the SDK, with values combined across groups', async () => {
  const { applicationApi, groupApi } = client;
  const appId = idOf(await makeApp('Made by SDK'));
  await addGroupsAttribute(appId);
  await applicationApi.createFederatedClaim({
    appId,
    federatedClaimRequestBody: {
      name: 'okta_groups',
      expression: "user.getGroups({'group.profile.name': 'SDK'}).![profile.name]",
    },
  });
  const userId = idOf(await makePerson('Fay', 'fay@example.com'));
  const values = [
    ['Ops', 'Sales'],
    ['Sales', 'Legal'],
  ];
  for (const [priority, workato_end_user_groups] of values.entries()) {
    const groupId = idOf(await makeGroup(`SDK ${priority}`));
    await groupApi.assignUserToGroup({ groupId, userId });
    const applicationGroupAssignment = { priority, profile: { workato_end_user_groups } };
    await applicationApi.assignGroupToApplication({ appId, groupId, applicationGroupAssignment });
  }
  const appUser = await applicationApi.getApplicationUser({ appId, userId });
  expect(appUser).toMatchObject({ scope: 'GROUP', profile: { workato_end_user_groups: ['Ops', 'Sales', 'Legal'] } });

  const links = await all(client.userApi.listAppLinks({ userId }));
  const browser = new Browser();
  const page = await browser.signIn(await browser.open(links[0]?.linkUrl ?? ''), 'fay@example.com', 'Correct-Horse-7');
  const { xml, action } = deliveryOf(page);
  expect(action).toBe(signOn.ssoAcsUrl);
  const valuesOf = (name: string) => {
    const attribute = new RegExp(`<saml2:Attribute Name="${name}".*?</saml2:Attribute>`).exec(xml)?.[0] ?? '';
    return [...attribute.matchAll(/>([^<]+)<\/saml2:AttributeValue>/g)].map(([, text]) => text);
  };
  expect(xml).toContain('>fay@example.com</saml2:NameID>');
  expect(valuesOf('workato_end_user_groups')).toEqual(['Ops', 'Sales', 'Legal']);
  expect(valuesOf('okta_groups')).toEqual(['SDK 0', 'SDK 1']);

  // Individually assigned, the person's own values count, and keep the app when its groups lose it.
  await applicationApi.updateApplicationUser({
    appId,
    userId,
    appUser: { profile: { workato_end_user_groups: ['Own'] } },
  });
  expect(await applicationApi.getApplicationUser({ appId, userId })).toMatchObject({
    scope: 'USER',
    profile: { workato_end_user_groups: ['Own'] },
  });
  await expect(applicationApi.unassignUserFromApplication({ appId, userId })).rejects.toMatchObject({
    status: 403,
    errorCode: 'E0000046',
  });
  for (const { id } of await all(applicationApi.listApplicationGroupAssignments({ appId }))) {
    await applicationApi.unassignApplicationFromGroup({ appId, groupId: id ?? '' });
  }
  expect((await applicationApi.getApplicationUser({ appId, userId })).scope).toBe('USER');
  await applicationApi.unassignUserFromApplication({ appId, userId });
  await expect(applicationApi.getApplicationUser({ appId, userId })).rejects.toMatchObject({ status: 404 });
  expect((await browser.open(links[0]?.linkUrl ?? '')).status).toBe(403);
});

describe('what the SDK can do beside', () => {
  test('gives an app a logo, which is then served', async () => {
    const { applicationApi } = client;
    const app = await makeApp('Pictured');
    const appId = idOf(app);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const [logo] = (await applicationApi.getApplication({ appId }))._links?.logo ?? [];
    expect((await fetch(logo?.href ?? '')).headers.get('content-type')).toContain('image/svg+xml');
    const upload = async (content: Buffer) => {
      const body = new FormData();
      body.set('file', new Blob([new Uint8Array(content)], { type: 'image/png' }), 'logo.png');
      const headers = { authorization: `SSWS ${idp.apiToken}` };
      return fetch(`${idp.adminUrl}/api/v1/apps/${appId}/logo`, { method: 'POST', headers, body });
    };
    const made = await upload(png);
    expect(made.status).toBe(201);
    const served = await fetch(made.headers.get('location') ?? '');
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
    expect((await upload(Buffer.from('<svg onload="x()"/>'))).status).toBe(400);
  });

  test('recovers a forgotten password by answer or by link, and resets factors', async () => {
    const { userApi } = client;
    const userId = idOf(
      await userApi.createUser({
        body: {
          profile: { firstName: 'Frida', lastName: 'Example', login: 'frida@example.com', email: 'frida@example.com' },
          credentials: {
            password: { value: 'Correct-Horse-7' },
            recovery_question: { question: 'Which horse?', answer: 'The correct one' },
          },
        },
      }),
    );
    const recover = (answer: string, value: string) =>
      userApi.forgotPasswordSetNewPassword({
        userId,
        userCredentials: { password: { value }, recovery_question: { question: 'Which horse?', answer } },
      });
    await expect(recover('The wrong one', 'Better-Horse-8')).rejects.toMatchObject({ errorCode: 'E0000068' });
    expect((await recover('the correct ONE', 'Better-Horse-8')).recovery_question?.question).toBe('Which horse?');
    const change = { oldPassword: { value: 'Better-Horse-8' }, newPassword: { value: 'Fastest-Horse-9' } };
    await userApi.changePassword({ userId, changePasswordRequest: change });
    const { resetPasswordUrl } = await userApi.forgotPassword({ userId, sendEmail: false });
    expect((await fetch(resetPasswordUrl ?? '')).status).toBe(200);
    await userApi.resetFactors({ userId });
    await userApi.deactivateUser({ userId });
    await expect(userApi.forgotPassword({ userId, sendEmail: false })).rejects.toMatchObject({ errorCode: 'E0000034' });
  });

  test('patches what a group is given with an app', async () => {
    const { applicationApi } = client;
    const appId = idOf(await makeApp('Patched'));
    const groupId = idOf(await makeGroup('Patched'));
    await addGroupsAttribute(appId);
    await applicationApi.assignGroupToApplication({ appId, groupId });
    const path = `/api/v1/apps/${appId}/groups/${groupId}`;
    const patched = await apiOf(idp)('PATCH', path, [
      { op: 'replace', path: '/priority', value: 7 },
      { op: 'add', path: '/profile/workato_end_user_groups', value: ['Sales'] },
    ]);
    expect(patched.body).toMatchObject({ priority: 7, profile: { workato_end_user_groups: ['Sales'] } });
    const refused = await apiOf(idp)('PATCH', path, [{ op: 'replace', path: '/id', value: 'x' }]);
    expect(refused).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    const removed = await apiOf(idp)('PATCH', path, [{ op: 'remove', path: '/profile/workato_end_user_groups' }]);
    expect(removed.body).toMatchObject({ priority: 7, profile: {} });
  });
});
