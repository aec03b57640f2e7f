import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { IdpControl } from '../oracle/index.ts';
import { HttpAgent } from '../user-agents/index.ts';
import { openStation } from './stations.ts';

const profile = {
  name: 'Nobody is there',
  sp: { entityId: 'http://localhost:9/saml', acsUrl: 'http://localhost:9/acs' },
  start: 'http://localhost:9/login',
  whoami: { url: 'http://localhost:9/me', json: '$.nameId' },
  people: [
    { nameId: 'alice@example.com', attributes: { 'urn:oid:2.5.4.4': 'Anderson', role: 'owner' } },
    { nameId: 'bob@example.com', attributes: { role: 'guest' } },
  ],
};

it('the IdP says of each person what the profile says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stations-'));
  writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
  const options = { sp: { kind: 'black-box', profile: join(folder, 'profile.json') }, environment: {} } as const;
  const station = await openStation(options, join(folder, 'work'));
  try {
    const idp = new IdpControl(station.parameters.idp);
    const said = await Promise.all(
      station.parameters.people.map(async ({ login }) => {
        const { cookie, key } = await idp.openTransaction(login, station.parameters.idp.appLabel, []);
        const agent = new HttpAgent();
        agent.stopBeforeAcs(true);
        await agent.plant(cookie);
        await agent.visit((await idp.app(station.parameters.idp.appLabel)).idpInitiatedUrl);
        const xml = (await idp.transaction(key)).emitted[0]?.plainXml ?? '';
        const attribute = /<saml2:Attribute Name="([^"]*)".*?<saml2:AttributeValue[^>]*>([^<]*)/gs;
        return Object.fromEntries([...xml.matchAll(attribute)].map(([, name, value]) => [name, value]));
      }),
    );
    expect(said).toEqual([
      { displayName: 'alice@example.com', 'urn:oid:2.5.4.4': 'Anderson', role: 'owner' },
      { displayName: 'bob@example.com', role: 'guest' },
    ]);
  } finally {
    await station.close();
    rmSync(folder, { recursive: true });
  }
});

/** Publishes its metadata once it is up, and keeps what it was told of the IdP at set-up. */
const lateSp = `
const { copyFileSync, readFileSync } = require('node:fs');
copyFileSync(process.env.ASSAY_IDP_METADATA_FILE, 'idp-as-told.xml');
require('node:http').createServer((_, response) => response.end(readFileSync('sp.xml'))).listen(process.argv[2], 'localhost');
`;

const spMetadata = (base: string, logout: string) => `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${base}/saml"><md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${readFileSync('fixtures/keys/sp-signing.cert.pem', 'utf8').replace(/-----.*-----/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>${logout}
<md:AssertionConsumerService index="0" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${base}/acs"/></md:SPSSODescriptor></md:EntityDescriptor>`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it.each([
  [
    'takes part',
    (base: string) =>
      `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${base}/slo"/>`,
    true,
  ],
  ['takes no part', () => '', false],
])('an SP that says only when it is up that it %s in single logout was told of it before', async (_, logout, stays) => {
  const folder = mkdtempSync(join(tmpdir(), 'stations-'));
  const base = `http://localhost:${await freePort()}`;
  writeFileSync(join(folder, 'late.cjs'), lateSp);
  writeFileSync(join(folder, 'sp.xml'), spMetadata(base, logout(base)));
  const { sp: _sp, ...rest } = profile;
  const hooks = { setup: `exec "${process.execPath}" late.cjs ${new URL(base).port}`, ready: `${base}/` };
  writeFileSync(join(folder, 'profile.json'), JSON.stringify({ ...rest, metadata: `${base}/saml`, hooks }));
  const options = {
    sp: { kind: 'black-box', profile: join(folder, 'profile.json') },
    environment: process.env,
  } as const;
  const station = await openStation(options, join(folder, 'work'));
  try {
    expect(readFileSync(join(folder, 'idp-as-told.xml'), 'utf8')).toContain('<md:SingleLogoutService');
    expect(station.parameters.logout !== undefined).toBe(stays);
    const app = await new IdpControl(station.parameters.idp).app(station.parameters.idp.appLabel);
    const published = await (await fetch(app.metadataUrl)).text();
    expect(published.includes('<md:SingleLogoutService')).toBe(stays);
  } finally {
    await station.close();
    rmSync(folder, { recursive: true });
  }
});
