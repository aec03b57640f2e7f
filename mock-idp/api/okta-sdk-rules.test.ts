/** Group rules and certificate signing requests, driven by Okta's own SDK. */
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { createMockIdp, type MockIdp } from '../index.ts';
import { apiOf, at, type CallApi, terraformApp, textAt } from './testing/api.ts';
import { all, type Client, clientOf } from './testing/sdk.ts';

let idp: MockIdp;
let client: Client;
let call: CallApi;
const folder = mkdtempSync(join(tmpdir(), 'csr-'));
beforeAll(async () => {
  idp = await createMockIdp();
  client = clientOf(idp);
  call = apiOf(idp);
});
afterAll(async () => {
  await idp.close();
  rmSync(folder, { recursive: true });
});

async function refused(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? error.message : 'not refused';
}

describe('group rules', () => {
  const person = async (firstName: string, department: string) => {
    const login = `${firstName.toLowerCase()}@rules.example`;
    const user = await client.userApi.createUser({
      body: {
        profile: { firstName, lastName: 'Ruled', login, email: login, department },
        credentials: { password: { value: 'Correct-Horse-7' } },
      },
    });
    return user.id ?? '';
  };
  const names = async (groupId: string) =>
    (await all(client.groupApi.listGroupUsers({ groupId }))).map(({ profile }) => profile?.firstName);

  test('create, list, activate, change a person, deactivate, replace, delete', async () => {
    const { id: groupId = '' } = await client.groupApi.createGroup({ group: { profile: { name: 'Engineers' } } });
    const [ann, ben] = [await person('Ann', 'Engineering'), await person('Ben', 'Sales')];
    const groupRule = {
      type: 'group_rule' as const,
      name: 'Engineering group rule',
      conditions: {
        people: { users: { exclude: [ben] }, groups: { exclude: [] } },
        expression: { value: 'user.department=="Engineering"', type: 'urn:okta:expression:1.0' },
      },
      actions: { assignUserToGroups: { groupIds: [groupId] } },
    };
    const rule = await client.groupApi.createGroupRule({ groupRule });
    expect(rule).toMatchObject({ ...groupRule, status: 'INACTIVE', id: expect.stringMatching(/^0pr\w{17}$/) });
    const ruleId = rule.id ?? '';
    expect(await names(groupId)).toEqual([]);

    await client.groupApi.activateGroupRule({ ruleId });
    expect(await names(groupId)).toEqual(['Ann']);
    expect((await client.groupApi.getGroupRule({ ruleId })).status).toBe('ACTIVE');
    await client.userApi.updateUser({ userId: ben, user: { profile: { department: 'Engineering' } } });
    expect(await names(groupId)).toEqual(['Ann']);
    await client.userApi.updateUser({ userId: ann, user: { profile: { department: 'Sales' } } });
    expect(await names(groupId)).toEqual([]);

    expect(await refused(client.groupApi.replaceGroupRule({ ruleId, groupRule }))).toContain('status ACTIVE');
    await client.groupApi.deactivateGroupRule({ ruleId });
    const renamed = { ...groupRule, name: 'Renamed', conditions: { expression: groupRule.conditions.expression } };
    expect((await client.groupApi.replaceGroupRule({ ruleId, groupRule: renamed })).name).toBe('Renamed');
    expect((await all(client.groupApi.listGroupRules({ search: 'rena', limit: 1 }))).map(({ id }) => id)).toEqual([
      ruleId,
    ]);
    await client.groupApi.deleteGroupRule({ ruleId, removeUsers: true });
    expect(await refused(client.groupApi.getGroupRule({ ruleId }))).toContain('E0000007');
  });

  test('answers as recorded: statuses, allGroupsValid, names on request, INVALID once a group is gone', async () => {
    const group = textAt((await call('POST', '/api/v1/groups', { profile: { name: 'Soon gone' } })).body, 'id');
    const body = {
      actions: { assignUserToGroups: { groupIds: [group] } },
      conditions: {
        expression: { type: 'urn:okta:expression:1.0', value: 'String.startsWith(user.firstName,"andy")' },
        people: { users: {} },
      },
      name: 'testAcc',
      type: 'group_rule',
    };
    const made = await call('POST', '/api/v1/groups/rules', body);
    expect(made.status).toBe(200);
    expect(at(made.body, 'conditions.people')).toEqual({ users: { exclude: [] }, groups: { exclude: [] } });
    expect(at(made.body, 'allGroupsValid')).toBe(true);
    const path = `/api/v1/groups/rules/${textAt(made.body, 'id')}`;
    expect((await call('POST', `${path}/lifecycle/activate`)).status).toBe(204);
    const expanded = await call('GET', `${path}?expand=groupIdToGroupNameMap`);
    expect(at(expanded.body, '_embedded.groupIdToGroupNameMap')).toEqual({ [group]: 'Soon gone' });
    expect((await call('DELETE', `/api/v1/groups/${group}`)).status).toBe(204);
    expect((await call('GET', path)).body).toMatchObject({ status: 'INVALID', allGroupsValid: false });
    expect((await call('POST', `${path}/lifecycle/deactivate`)).body).toMatchObject({
      errorCode: 'E0000001',
      errorSummary: 'Api validation failed: updateRuleStatus',
      errorCauses: [{ errorSummary: 'Cannot activate or deactivate a Group Rule with the status INVALID.' }],
    });
    expect((await call('DELETE', `${path}?removeUsers=false`)).status).toBe(202);
    expect((await call('PATCH', path)).status).toBe(405);
  });

  test('what is wrong is said, everything at once', async () => {
    const answer = await call('POST', '/api/v1/groups/rules', {
      type: 'group_rule',
      name: 'x'.repeat(51),
      conditions: { expression: { value: 'user.colour == "red"', type: 'urn:okta:expression:1.0' } },
      actions: { assignUserToGroups: { groupIds: ['00gNobody'] } },
    });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect(at(answer.body, 'errorCauses')).toHaveLength(3);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const missing = hasOpenssl ? '' : ' (did not run: openssl is not installed)';

/** What a certificate authority does with a request; OpenSSL's own reading of it comes back, too. */
function authority(csr: string, days: number): { pem: string; der: Buffer; request: string } {
  const path = (name: string) => join(folder, name);
  const run = (...parameters: string[]) => {
    const { status, stdout, stderr, error } = spawnSync('openssl', parameters, { encoding: 'utf8' });
    if (error || status !== 0) throw new Error(`openssl ${parameters.join(' ')}: ${error ?? stderr}`);
    return stdout;
  };
  writeFileSync(path('request.der'), Buffer.from(csr, 'base64'));
  const request = run('req', '-inform', 'DER', '-in', path('request.der'), '-noout', '-text', '-verify');
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    path('ca.key'),
    '-out',
    path('ca.pem'),
    '-subj',
    '/CN=Root',
  );
  const signing = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial', '-days', String(days)];
  run('x509', '-req', '-inform', 'DER', '-in', path('request.der'), ...signing, '-out', path('issued.pem'));
  run('x509', '-in', path('issued.pem'), '-outform', 'DER', '-out', path('issued.der'));
  return { pem: readFileSync(path('issued.pem'), 'utf8'), der: readFileSync(path('issued.der')), request };
}

describe('certificate signing requests', () => {
  const metadata = {
    subject: {
      countryName: 'US',
      stateOrProvinceName: 'California',
      localityName: 'San Francisco',
      organizationName: 'Müller, Inc.',
      organizationalUnitName: 'Dev',
      commonName: 'SP Issuer',
    },
    subjectAltNames: { dnsNames: ['dev.example.com', 'www.example.com'] },
  };
  const makeApp = async (label: string) => textAt((await call('POST', '/api/v1/apps', terraformApp(label))).body, 'id');
  const generate = async (appId: string) =>
    (await call('POST', `/api/v1/apps/${appId}/credentials/csrs`, metadata)).body;

  test('generate, list, get, revoke', async () => {
    const appId = await makeApp('Requests');
    const csr = await generate(appId);
    expect(csr).toMatchObject({ kty: 'RSA', id: expect.stringMatching(/^[\w-]{43}$/), csr: expect.any(String) });
    const csrId = textAt(csr, 'id');
    expect(JSON.stringify(csr)).not.toContain('PRIVATE KEY');
    expect((await all(client.applicationApi.listCsrsForApplication({ appId }))).map(({ id }) => id)).toEqual([csrId]);
    expect((await client.applicationApi.getCsrForApplication({ appId, csrId })).csr).toBe(textAt(csr, 'csr'));
    const bare = await call('GET', `/api/v1/apps/${appId}/credentials/csrs/${csrId}`, undefined, {
      accept: 'application/pkcs10',
    });
    expect(bare).toMatchObject({ status: 200, body: textAt(csr, 'csr') });
    const other = await makeApp('Not its app');
    expect((await call('GET', `/api/v1/apps/${other}/credentials/csrs/${csrId}`)).status).toBe(404);
    await client.applicationApi.revokeCsrFromApplication({ appId, csrId });
    expect(await refused(client.applicationApi.getCsrForApplication({ appId, csrId }))).toContain('E0000007');
  });

  test.skipIf(!hasOpenssl)(`the request is what OpenSSL takes for one, names and all${missing}`, async () => {
    const { request } = authority(textAt(await generate(await makeApp('Verified')), 'csr'), 365);
    expect(request).toMatch(/C ?= ?US, ST ?= ?California, L ?= ?San Francisco/);
    expect(request).toMatch(/CN ?= ?SP Issuer/);
    expect(request).toContain('DNS:dev.example.com, DNS:www.example.com');
  });

  test.skipIf(!hasOpenssl).each([
    ['PEM', 'application/x-pem-file', ({ pem }: { pem: string }) => pem, {}],
    [
      'DER in base64',
      'application/pkix-cert',
      ({ der }: { der: Buffer }) => der.toString('base64'),
      { 'content-transfer-encoding': 'base64' },
    ],
    ['CER', 'application/x-x509-ca-cert', ({ der }: { der: Buffer }) => new Uint8Array(der), {}],
  ] as const)(
    `published as %s it is a key of the app, which signs once it is activated${missing}`,
    async (format, type, body, headers) => {
      const appId = await makeApp(`Published ${format}`);
      const csr = await generate(appId);
      const path = `/api/v1/apps/${appId}/credentials/csrs/${textAt(csr, 'id')}/lifecycle/publish`;
      const issued = authority(textAt(csr, 'csr'), 365);
      const answer = await fetch(`${idp.adminUrl}${path}`, {
        method: 'POST',
        headers: {
          authorization: `SSWS ${idp.apiToken}`,
          accept: 'application/json',
          'content-type': type,
          ...headers,
        },
        body: body(issued),
      });
      const key: unknown = await answer.json();
      expect([answer.status, key]).toEqual([
        201,
        expect.objectContaining({ kty: 'RSA', use: 'sig', x5c: [issued.der.toString('base64')] }),
      ]);
      const kid = textAt(key, 'kid');
      expect((await call('GET', path.replace('/lifecycle/publish', ''))).status).toBe(404);
      const app = { ...terraformApp(`Published ${format}`), credentials: { signing: { kid } } };
      expect(textAt((await call('PUT', `/api/v1/apps/${appId}`, app)).body, 'credentials.signing.kid')).toBe(kid);
      const shown = await call('GET', `/api/v1/apps/${appId}/sso/saml/metadata?kid=${kid}`);
      const certificate = /<ds:X509Certificate>([^<]+)</.exec(String(shown.body))?.[1] ?? '';
      expect(new X509Certificate(Buffer.from(certificate, 'base64')).issuer).toBe('CN=Root');
    },
  );

  test.skipIf(!hasOpenssl)(`the published key makes the signature of the next Response${missing}`, async () => {
    const appId = await makeApp('Signs');
    const csr = await generate(appId);
    const issued = authority(textAt(csr, 'csr'), 365);
    const path = `/api/v1/apps/${appId}/credentials/csrs/${textAt(csr, 'id')}/lifecycle/publish`;
    const published = await call('POST', path, issued.pem, { 'content-type': 'application/x-pem-file' });
    const kid = textAt(published.body, 'kid');
    await call('PUT', `/api/v1/apps/${appId}`, { ...terraformApp('Signs'), credentials: { signing: { kid } } });
    const profile = { firstName: 'Sig', lastName: 'Ned', login: 'sig@example.com', email: 'sig@example.com' };
    const user = await call('POST', '/api/v1/users', {
      profile,
      credentials: { password: { value: 'Correct-Horse-7' } },
    });
    await call('POST', `/api/v1/apps/${appId}/users`, { id: textAt(user.body, 'id') });
    const link = textAt((await call('GET', `/api/v1/apps/${appId}`)).body, '_links.appLinks.0.href');
    const browser = new Browser();
    const { xml } = deliveryOf(await browser.signIn(await browser.open(link), 'sig@example.com', 'Correct-Horse-7'));
    expect(xml.replaceAll(/\s/g, '')).toContain(issued.der.toString('base64'));
  });

  test.skipIf(!hasOpenssl)(`what is wrong with a certificate is said, and the request stays${missing}`, async () => {
    const appId = await makeApp('Refused');
    const [mine, other] = [await generate(appId), await generate(appId)];
    const path = `/api/v1/apps/${appId}/credentials/csrs/${textAt(mine, 'id')}`;
    const attempts = [
      [authority(textAt(other, 'csr'), 365).pem, 'The certificate does not match the CSR.'],
      [authority(textAt(mine, 'csr'), 30).pem, 'The validity period of the certificate is less than 90 days.'],
      ['no certificate', 'The certificate cannot be read.'],
    ] as const;
    for (const [pem, why] of attempts) {
      const answer = await call('POST', `${path}/lifecycle/publish`, pem, { 'content-type': 'application/x-pem-file' });
      expect(answer).toMatchObject({
        status: 400,
        body: { errorSummary: 'Api validation failed: certificate', errorCauses: [{ errorSummary: why }] },
      });
    }
    expect((await call('GET', path)).status).toBe(200);
    const bad = await call('POST', `/api/v1/apps/${appId}/credentials/csrs`, { subject: { countryName: 'Utopia' } });
    expect(bad).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });
});
