/** Okta's own SDK sets every SAML setting it knows; what it set is read back, and shows in the next message. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { authnRequest, redirectUrl } from '../http/testing/idp.ts';
import { createMockIdp, type MockIdp } from '../index.ts';
import { generateSigningKey, type SigningKey } from '../saml/index.ts';
import { apiOf, at, terraformApp, textAt } from './testing/api.ts';
import { type Client, clientOf, type SamlApplication, type SignOn, usualSignOn } from './testing/sdk.ts';

const alice = 'alice@example.com';
const acs = 'http://localhost:9/acs';
let idp: MockIdp;
let client: Client;
let sp: SigningKey;
let aliceId: string;
beforeAll(async () => {
  [idp, sp] = await Promise.all([createMockIdp(), generateSigningKey('sp', new Date())]);
  client = clientOf(idp);
  aliceId = (await client.userApi.getUser({ userId: alice })).id ?? '';
});
afterAll(() => idp.close());

/** Makes an app of these settings that Alice may use, and reads it back. */
async function made(label: string, change: Partial<SignOn>): Promise<{ appId: string; signOn: SignOn }> {
  const application: SamlApplication = {
    label,
    signOnMode: 'SAML_2_0',
    settings: { signOn: { ...usualSignOn, ...change } },
  };
  const { id: appId = '' } = await client.applicationApi.createApplication({ application });
  await client.applicationApi.assignUserToApplication({ appId, appUser: { id: aliceId } });
  const read: SamlApplication = await client.applicationApi.getApplication({ appId });
  if (!read.settings?.signOn) throw new Error('There is no settings.signOn.');
  return { appId, signOn: read.settings.signOn };
}

const ssoUrlOf = async (appId: string) =>
  /SingleSignOnService [^>]*Location="([^"]+)"/.exec(await published(appId))?.[1] ?? '';
const published = async (appId: string) => (await fetch(await idp.metadataUrl(appId))).text();

/** Signs Alice in, unattended. */
async function signIn(appId: string, request = authnRequest()) {
  const opened = await fetch(`${idp.adminUrl}/_assay/transactions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ person: alice }),
  });
  const browser = new Browser();
  browser.cookies.set('assay_transaction', textAt(await opened.json(), 'key'));
  return deliveryOf(await browser.open(redirectUrl(await ssoUrlOf(appId), request)));
}

describe('what the SDK sets', () => {
  test('SHA-1, for SPs that still take it, and for showing that they do', async () => {
    const change = { signatureAlgorithm: 'RSA_SHA1', digestAlgorithm: 'SHA1' } as const;
    const { appId, signOn } = await made('Old', change);
    expect(signOn).toMatchObject(change);
    const { xml } = await signIn(appId);
    expect(xml.match(/xmldsig#rsa-sha1"/g)).toHaveLength(2);
    expect(xml.match(/xmldsig#sha1"/g)).toHaveLength(2);
  });

  test.each(['RSA_OAEP', 'RSA_15'] as const)('encryption, the key handed over by %s', async (keyTransportAlgorithm) => {
    const encryption = { enabled: true, encryptionAlgorithm: 'AES256_GCM', keyTransportAlgorithm } as const;
    const change = { assertionEncryption: { ...encryption, x5c: [sp.certificate] } };
    const { appId, signOn } = await made(`Encrypted ${keyTransportAlgorithm}`, change);
    expect(signOn.assertionEncryption).toMatchObject(change.assertionEncryption);
    const { xml } = await signIn(appId);
    expect(xml).toContain('<saml2:EncryptedAssertion ');
    expect(xml).toContain('xmlenc11#aes256-gcm');
    expect(xml).toContain(keyTransportAlgorithm === 'RSA_15' ? 'xmlenc#rsa-1_5' : 'xmlenc#rsa-oaep-mgf1p');
    expect(xml).not.toContain(alice);
  });

  test('single logout both ways, with the Signature Certificate that it needs', async () => {
    const slo = { enabled: true, issuer: 'http://localhost:9/metadata', logoutUrl: 'http://localhost:9/slo' };
    const participateSlo = { enabled: true, logoutRequestUrl: 'http://localhost:9/slo', bindingType: 'POST' as const };
    await expect(made('No key', { slo })).rejects.toMatchObject({ status: 400, errorCode: 'E0000001' });
    const { appId, signOn } = await made('Leaving', { slo, participateSlo, spCertificate: { x5c: [sp.certificate] } });
    expect(signOn.slo).toMatchObject(slo);
    expect(signOn.spIssuer).toBe(slo.issuer);
    expect(signOn.participateSlo).toMatchObject({ ...participateSlo, sessionIndexRequired: true });
    expect(await published(appId)).toContain('<md:SingleLogoutService ');
    const [echoed = ''] = signOn.spCertificate?.x5c ?? [];
    expect(echoed.split('\r\n').map((line) => line.length)).toEqual(expect.arrayContaining([76, 0]));
    expect(echoed.replaceAll('\r\n', '')).toBe(sp.certificate);
    const listed: string[] = [];
    const filter = 'settings.slo.enabled eq true';
    await (await client.applicationApi.listApplications({ filter })).each(({ id = '' }) => void listed.push(id));
    expect(listed).toEqual([appId]);
  });

  test('Other Requestable SSO URLs, asked for by URL and by index', async () => {
    const acsEndpoints = [
      { url: 'http://localhost:9/acs/a', index: 0 },
      { url: 'http://localhost:9/acs/b', index: 12 },
    ];
    const { appId, signOn } = await made('Several', { allowMultipleAcsEndpoints: true, acsEndpoints });
    expect(signOn.acsEndpoints).toMatchObject(acsEndpoints);
    const named = (attribute: string) => authnRequest().replace(/AssertionConsumerServiceURL="[^"]*"/, attribute);
    const asked = async (attribute: string) => (await signIn(appId, named(attribute))).action;
    expect(await asked('AssertionConsumerServiceURL="http://localhost:9/acs/a"')).toBe('http://localhost:9/acs/a');
    expect(await asked('AssertionConsumerServiceIndex="12"')).toBe('http://localhost:9/acs/b');
    expect(await asked('AssertionConsumerServiceIndex="13"')).toBe(acs);
    expect((await made('One', { acsEndpoints })).signOn.acsEndpoints).toEqual([]);
  });

  test('the maximum app session lifetime', async () => {
    const { appId, signOn } = await made('Short', { samlAssertionLifetimeSeconds: 600 });
    expect(signOn.samlAssertionLifetimeSeconds).toBe(600);
    expect((await signIn(appId)).xml).toContain(' SessionNotOnOrAfter="');
  });

  test('a replaced app has what it was replaced with, and no key or lifetime of before', async () => {
    const change = { spCertificate: { x5c: [sp.certificate] }, samlAssertionLifetimeSeconds: 600 };
    const { appId } = await made('Replaced', change);
    const application: SamlApplication = {
      label: 'Replaced',
      signOnMode: 'SAML_2_0',
      settings: { signOn: usualSignOn },
    };
    const replaced: SamlApplication = await client.applicationApi.replaceApplication({ appId, application });
    expect(replaced.settings?.signOn?.spCertificate).toBeUndefined();
    expect(replaced.settings?.signOn?.samlAssertionLifetimeSeconds).toBeUndefined();
  });
});

describe('what the SDK cannot say, said in JSON', () => {
  const call = (...parts: Parameters<ReturnType<typeof apiOf>>) => apiOf(idp)(...parts);
  const body = (label: string, change: object) => {
    const app = terraformApp(label);
    return { ...app, settings: { ...app.settings, signOn: { ...app.settings.signOn, ...change } } };
  };

  test('signed requests: read back, and unsigned ones refused', async () => {
    const change = { samlSignedRequestEnabled: true, spCertificate: { x5c: [sp.certificate] } };
    const created = await call('POST', '/api/v1/apps', body('Signed requests', change));
    expect(at(created.body, 'settings.signOn.samlSignedRequestEnabled')).toBe(true);
    const appId = textAt(created.body, 'id');
    const page = await new Browser().open(redirectUrl(await ssoUrlOf(appId), authnRequest()));
    expect([page.status, page.body]).toEqual([400, expect.stringContaining('signature')]);
    // Okta's metadata keeps silent about it.
    expect(await published(appId)).toContain('WantAuthnRequestsSigned="false"');
  });

  test('a curve, whose key the API shows as a JSON Web Key of its kind', async () => {
    const created = await call('POST', '/api/v1/apps', body('Curve', { signatureAlgorithm: 'ECDSA_SHA256' }));
    const appId = textAt(created.body, 'id');
    const keys = await call('GET', `/api/v1/apps/${appId}/credentials/keys`);
    expect(keys.body).toMatchObject([{ kty: 'EC', crv: 'P-256', use: 'sig', x: expect.any(String) }]);
  });

  test('what Okta has no key for stays when an app is replaced', async () => {
    const created = await call('POST', '/api/v1/apps', body('Kept', {}));
    const appId = textAt(created.body, 'id');
    const patch = { apps: [{ label: 'Kept', beyondOkta: { preset: 'saml' } }] };
    const token = { authorization: `Bearer ${idp.controlToken}`, 'content-type': 'application/json' };
    const control = `${idp.adminUrl}/_assay/organisation`;
    await fetch(control, { method: 'PATCH', headers: token, body: JSON.stringify(patch) });
    const replaced = await call('PUT', `/api/v1/apps/${appId}`, body('Kept', { responseSigned: false }));
    expect(replaced.status).toBe(200);
    expect(JSON.stringify(replaced.body)).not.toContain('beyondOkta');
    const described = await (await fetch(control, { headers: token })).json();
    expect(described).toMatchObject({
      apps: expect.arrayContaining([
        expect.objectContaining({ label: 'Kept', beyondOkta: expect.objectContaining({ preset: 'saml' }) }),
      ]),
    });
  });
});
