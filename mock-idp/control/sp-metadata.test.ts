import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startIdp, type TestIdp } from '../http/testing/idp.ts';

let idp: TestIdp;
beforeAll(async () => {
  idp = await startIdp();
});
beforeEach(() => idp.reset());
afterAll(() => idp.close());

const sp = (entityId: string, acs: string, validUntil = '2999-01-01T00:00:00Z') =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}" validUntil="${validUntil}">
   <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
   <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acs}" index="7"/>
   </md:SPSSODescriptor></md:EntityDescriptor>`;
const metadata = sp('http://localhost:9/sp', 'http://localhost:9/consume');
const post = (body: object) => idp.control('POST', '/sp-metadata', body);
const labels = async () => {
  const { body } = await idp.control('GET', '/organisation');
  return (body as { apps: { label: string; signOn: object }[] }).apps;
};

test('shows what would become of it, and stores nothing', async () => {
  const { status, body } = await post({ metadata });
  expect(status).toBe(200);
  expect(body).toMatchObject({ entityId: 'http://localhost:9/sp', expired: false, signature: 'absent', notices: [] });
  expect((await labels()).map(({ label }) => label)).toEqual(['Portal']);
});

test('makes an app, and changes one: what the metadata does not say stays', async () => {
  expect((await post({ metadata, app: 'Imported' })).body).toMatchObject({ app: { label: 'Imported' } });
  expect((await post({ metadata, app: 'Portal' })).status).toBe(200);
  const signOn = {
    ssoAcsUrl: 'http://localhost:9/consume',
    recipient: 'http://localhost:9/consume',
    audience: 'http://localhost:9/sp',
    acsEndpoints: [{ url: 'http://localhost:9/consume', index: 7 }],
  };
  expect(await labels()).toMatchObject([
    { label: 'Portal', signOn: { ...signOn, defaultRelayState: '/start' } },
    { label: 'Imported', signOn },
  ]);
});

test('reports what has expired, by the clock of the IdP', async () => {
  const body = { metadata: sp('http://localhost:9/sp', 'http://localhost:9/consume', '2026-01-01T00:00:00Z') };
  idp.clock.set(new Date('2026-01-02T00:00:00Z'));
  expect((await post(body)).body).toMatchObject({ expired: true, notices: [{ code: 'metadata_expired' }] });
  idp.clock.set(new Date('2025-12-31T00:00:00Z'));
  expect((await post(body)).body).toMatchObject({ expired: false, notices: [] });
});

test.each([
  [{ metadata: '<x/>' }, '/metadata', 'metadata_root'],
  [{ metadata, certificates: ['hello'] }, '/certificates', 'cannot be read'],
  [{ metadata: sp('http://localhost:9/sp', 'ftp://x'), app: 'Other' }, '/signOn/ssoAcsUrl', 'valid URL'],
  [{}, '/metadata', 'is missing'],
])('refuses %j', async (body, path, words) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  const { problems } = (answer.body as { error: { problems: { path: string; message: string }[] } }).error;
  expect(problems.find((problem) => problem.path === path)?.message).toContain(words);
});

test('lists the service providers to choose from', async () => {
  const two = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${metadata}${sp('urn:b', 'http://localhost:9/b')}</md:EntitiesDescriptor>`;
  const { status, body } = await post({ metadata: two });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('http://localhost:9/sp, urn:b')]);
  expect((await post({ metadata: two, entityId: 'urn:b' })).body).toMatchObject({ entityId: 'urn:b' });
});
