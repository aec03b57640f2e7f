import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rsaKey, type TestKey } from '../../saml/testing/sign-response.testing.ts';
import { idpEntityId } from '../testing/idp.testing.ts';
import { openStage, type TestStage } from '../testing/stage.testing.ts';

const [oldKey, newKey] = [rsaKey('old'), rsaKey('new')];
let published: readonly TestKey[] = [oldKey];
/** What is served in place of metadata. */
let instead: string | undefined;
let server: Server;
let stage: TestStage;

const base64 = (pem: string) => pem.replace(/-----[^-]*-----|\s/g, '');
const metadata = (keys: readonly TestKey[]) =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${idpEntityId}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys
    .map(
      (key) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${base64(key.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    )
    .join(
      '',
    )}<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="http://127.0.0.1:9/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

beforeEach(async () => {
  published = [oldKey];
  instead = undefined;
  server = createServer((_request, response) => void response.end(instead ?? metadata(published)));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  stage = await openStage({
    seed: {
      providers: [{ id: 'okta', name: 'Okta Prod', idp: { metadataUrl: `http://127.0.0.1:${port}/metadata` } }],
      links: [{ environment: 'TEST', provider: 'Okta Prod', provisioning: 'jit' }],
    },
  });
});
afterEach(async () => {
  await stage.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Signs the administrator in and presses "Refresh metadata". */
async function refresh(): Promise<void> {
  const admin = stage.browser();
  const signIn = await admin.get('/workspace-admin/sign-in');
  const csrf = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const form = { _csrf: csrf(signIn.body), email: 'admin@workspace.example', password: 'Correct-Horse-7' };
  await admin.post('/workspace-admin/sign-in', form);
  const page = '/workspace-admin/authentication-groups/TEST/authentication/providers/okta';
  const shown = await admin.get(page);
  expect(shown.body).toContain('Refresh metadata');
  const done = await admin.post(`${page}/refresh`, { _csrf: csrf(shown.body) });
  expect(done.location).toContain('done=metadata-refreshed');
}

const works = async (key: TestKey) => {
  const { browser } = await stage.signIn('nora@example.com', { key });
  return (await stage.whoami(browser)).signedIn;
};

test('keys roll over by "Refresh metadata": the old one alone, both, the new one alone', async () => {
  expect([await works(oldKey), await works(newKey)]).toEqual([true, false]);
  published = [oldKey, newKey];
  expect(await works(newKey)).toBe(false);
  await refresh();
  expect([await works(oldKey), await works(newKey)]).toEqual([true, true]);
  published = [newKey];
  await refresh();
  expect([await works(oldKey), await works(newKey)]).toEqual([false, true]);
});

test.each([
  ['a page', () => '<!doctype html><title>Welcome</title>', 'metadata_doctype_forbidden'],
  ['half of it', () => metadata([newKey]).slice(0, 900), 'metadata_not_xml'],
  ['that of another entity', () => metadata([newKey]).replace(idpEntityId, 'urn:other'), 'metadata_entity_unexpected'],
  [
    'what has expired',
    () => metadata([newKey]).replace('entityID', 'validUntil="2001-01-01T00:00:00Z" entityID'),
    'metadata_expired',
  ],
])('a refresh that reads %s changes nothing', async (_what, served, code) => {
  instead = served();
  expect(await stage.workspace.refreshMetadata('okta')).toMatchObject({ reason: code });
  expect([await works(oldKey), await works(newKey)]).toEqual([true, false]);
  instead = undefined;
  published = [newKey];
  expect(await stage.workspace.refreshMetadata('okta')).not.toHaveProperty('reason');
  expect([await works(oldKey), await works(newKey)]).toEqual([false, true]);
});
