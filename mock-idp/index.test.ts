import { afterEach, expect, test } from 'vitest';
import { createMockIdp, type MockIdp, type OrgSeed, PortTakenError, SeedError } from './index.ts';
import { generateSigningKey } from './saml/index.ts';
import type { SeedApp } from './seed/index.ts';

const running: MockIdp[] = [];
afterEach(async () => {
  for (const idp of running.splice(0)) await idp.close();
});

test('two of them live side by side on free ports', async () => {
  running.push(await createMockIdp(), await createMockIdp());
  const urls = running.flatMap(({ samlUrl, adminUrl }) => [samlUrl, adminUrl]);
  expect(new Set(urls).size).toBe(4);
  for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(new Set(running.map(({ controlToken }) => controlToken)).size).toBe(2);
});

test.each(['samlPort', 'adminPort'] as const)(
  'a taken %s is said in one sentence, and nothing keeps running',
  async (option) => {
    const idp = await createMockIdp();
    running.push(idp);
    const port = Number(new URL(idp.samlUrl).port);
    const attempt = createMockIdp({ [option]: port });
    await expect(attempt).rejects.toThrow(PortTakenError);
    await expect(attempt).rejects.toMatchObject({ code: 'port_taken', port });
    await expect(attempt).rejects.toThrow(new RegExp(`Port ${port} .* ${option} `));
  },
);

test('a bad seed is refused with everything that is wrong', async () => {
  const attempt = createMockIdp({
    seed: {
      people: [{ login: 'alice@example.com' }, { login: 'Alice@example.com', firstName: 'A', lastName: 'B' }],
      apps: [
        {
          label: 'Portal',
          signOn: { ssoAcsUrl: 'no URL', assertionSigned: false, responseSigned: false },
          assignments: [{ login: 'nobody@example.com' }],
        },
      ],
    },
  });
  await expect(attempt).rejects.toThrow(SeedError);
  await expect(attempt).rejects.toMatchObject({
    code: 'seed_invalid',
    problems: expect.arrayContaining([
      expect.objectContaining({ path: '/people/0/firstName' }),
      expect.objectContaining({ path: '/people/1/login' }),
      expect.objectContaining({ path: '/apps/0/signOn/audience' }),
      // A field that is missing keeps nobody from hearing of the others.
      expect.objectContaining({ path: '/apps/0/signOn/ssoAcsUrl' }),
      expect.objectContaining({ path: '/apps/0/signOn/assertionSigned' }),
      expect.objectContaining({ path: '/apps/0/assignments/0/login' }),
    ]),
  });
});

test('a seed sets whatever an app can be set to; an export of it sets it again', async () => {
  const sp = await generateSigningKey('sp', new Date());
  const x5c = [sp.certificate];
  const app: SeedApp = {
    label: 'Everything',
    signOn: {
      ssoAcsUrl: 'http://localhost:9/acs',
      audience: 'sp',
      signatureAlgorithm: 'ECDSA_SHA384',
      digestAlgorithm: 'SHA384',
      assertionEncryption: {
        enabled: true,
        encryptionAlgorithm: 'AES128_GCM',
        keyTransportAlgorithm: 'RSA_OAEP_MGF1P_SHA256',
        x5c,
      },
      spCertificate: { x5c },
      samlSignedRequestEnabled: true,
      slo: { enabled: true, issuer: 'sp', logoutUrl: 'http://localhost:9/slo' },
      participateSlo: { enabled: true, logoutRequestUrl: 'http://localhost:9/slo', bindingType: 'REDIRECT' },
      allowMultipleAcsEndpoints: true,
      acsEndpoints: [{ url: 'http://localhost:9/other', index: 3 }],
      samlAssertionLifetimeSeconds: 60,
      attributeStatements: [
        { name: 'mail', values: ['user.email'] },
        { type: 'GROUP', name: 'groups', filterType: 'REGEX', filterValue: '.*' },
      ],
    },
    beyondOkta: {
      preset: 'saml',
      nullAttributes: 'empty',
      encryptedNameId: true,
      metadata: {
        keys: 'active',
        truthful: false,
        signed: true,
        aggregate: true,
        validForSeconds: 60,
        cacheSeconds: 30,
      },
    },
  };
  const exported = async (seed: OrgSeed) => {
    const idp = await createMockIdp({ seed });
    running.push(idp);
    const headers = { authorization: `Bearer ${idp.controlToken}` };
    const { apps } = (await (await fetch(`${idp.adminUrl}/_assay/organisation`, { headers })).json()) as OrgSeed;
    return (apps ?? []).map(({ label, signOn, beyondOkta }) => ({ label, signOn, beyondOkta }) as SeedApp);
  };
  const first = await exported({ apps: [{ ...app, keys: [{ notBefore: '2012-01-01T00:00:00Z', active: true }] }] });
  expect(first).toMatchObject([app]);
  expect(await exported({ apps: first })).toEqual(first);
});

test('a key that cannot sign for its app is refused before anything is made', async () => {
  const signOn = { ssoAcsUrl: 'http://localhost:9/acs', audience: 'sp' };
  const keys: SeedApp['keys'] = [
    { notBefore: '2026-01-01T00:00:00Z', kind: 'P-256', active: true },
    { notBefore: '2026-99-01T00:00:00Z' },
  ];
  await expect(createMockIdp({ seed: { apps: [{ label: 'Portal', signOn, keys }] } })).rejects.toMatchObject({
    problems: [
      expect.objectContaining({ path: '/apps/0/keys/0/kind' }),
      expect.objectContaining({ path: '/apps/0/keys/1/notBefore' }),
    ],
  });
});

test('a seed brings groups, their people and what they give; an export of it brings them back', async () => {
  const group = { name: 'Ops', description: 'Those who run it', members: ['alice@example.com'] };
  const seed: OrgSeed = {
    people: [{ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' }],
    groups: [group],
    apps: [
      {
        label: 'Portal',
        signOn: { ssoAcsUrl: 'http://localhost:9/acs', audience: 'sp' },
        appUserAttributes: [{ name: 'roles', type: 'string array', union: 'ENABLE' }],
        groupAssignments: [{ group: 'Ops', priority: 4, profile: { roles: ['a', 'b'] } }],
      },
    ],
  };
  const idp = await createMockIdp({ seed });
  running.push(idp);
  const authorization = `Bearer ${idp.controlToken}`;
  const answer = await fetch(`${idp.adminUrl}/_assay/organisation`, { headers: { authorization } });
  expect(await answer.json()).toMatchObject({
    groups: [group],
    apps: [{ assignments: [], groupAssignments: seed.apps?.[0]?.groupAssignments }],
  });
  const links = await fetch(`${idp.adminUrl}/api/v1/users/alice/appLinks`, {
    headers: { authorization: `SSWS ${idp.apiToken}` },
  });
  expect(await links.json()).toMatchObject([{ label: 'Portal' }]);
  await expect(
    createMockIdp({
      seed: {
        groups: [{ name: 'Everyone' }, { name: 'Ops', members: ['nobody@example.com'] }],
        apps: [{ label: 'Portal', groupAssignments: [{ group: 'None', profile: { roles: [] } }] }],
      },
    }),
  ).rejects.toMatchObject({
    problems: expect.arrayContaining(
      ['/groups/0/name', '/groups/1/members/0', '/apps/0/groupAssignments/0/group'].map((path) =>
        expect.objectContaining({ path }),
      ),
    ),
  });
});

test('the console answers under /admin', async () => {
  const idp = await createMockIdp();
  running.push(idp);
  const page = await fetch(`${idp.adminUrl}/admin`);
  expect(await page.text()).toContain('Sign In');
});

test('a closed one is gone', async () => {
  const idp = await createMockIdp();
  await fetch(`${idp.samlUrl}/login/login.htm`);
  await idp.close();
  await expect(fetch(`${idp.samlUrl}/login/login.htm`)).rejects.toThrow();
});
