/** Okta's own SDK as the judge: apps, from their making to the first sign-in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf } from './testing/api.ts';
import {
  all,
  type Client,
  clientOf,
  idOf,
  makeGroup,
  makePerson,
  type SamlApplication,
  type SignOn,
  usualSignOn,
} from './testing/sdk.ts';

let idp: MockIdp;
let client: Client;
beforeAll(async () => {
  idp = await createMockIdp();
  client = clientOf(idp);
});
afterAll(() => idp.close());

const signOn: SignOn = {
  ...usualSignOn,
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
  const userId = idOf(await makePerson(client, 'Fay', 'fay@example.com'));
  const values = [
    ['Ops', 'Sales'],
    ['Sales', 'Legal'],
  ];
  for (const [priority, workato_end_user_groups] of values.entries()) {
    const groupId = idOf(await makeGroup(client, `SDK ${priority}`));
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

  test('patches what a group is given with an app', async () => {
    const { applicationApi } = client;
    const appId = idOf(await makeApp('Patched'));
    const groupId = idOf(await makeGroup(client, 'Patched'));
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
