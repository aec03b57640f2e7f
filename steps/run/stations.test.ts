import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
