import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import type { SutDriver } from '../../sp-under-test/drivers/index.ts';
import { HttpAgent } from '../user-agents/index.ts';
import { IdpControl, PublishedMetadata, type Stage } from './index.ts';

let idp: MockIdp;
let url: string;
/** What the SP read, oldest first. */
let seen: string[];

beforeEach(async () => {
  const acs = 'http://localhost:9/acs';
  idp = await createMockIdp({
    seed: { people: [], apps: [{ label: 'App', signOn: { ssoAcsUrl: acs, audience: acs } }] },
  });
  url = await idp.metadataUrl('App');
  seen = [];
});
afterEach(() => idp.close());

function published(refresh: () => Promise<{ said: string }>): PublishedMetadata {
  const driver: SutDriver = {
    name: 'An SP',
    exposes: { reasons: false },
    declares: { supports: [], toleranceSeconds: 180 },
    people: [],
    facts: () => Promise.reject(new Error('not asked')),
    setUp: async () => undefined,
    start: async () => undefined,
    whoami: async () => undefined,
    refresh,
    tearDown: async () => undefined,
  };
  const stage: Stage = {
    driver,
    idp: new IdpControl(idp),
    idpUrl: idp.samlUrl,
    appLabel: 'App',
    secondAppLabel: 'None',
    tenantAppLabel: 'None',
    people: [],
    newAgent: async () => new HttpAgent(),
    turn: async () => undefined,
    now: () => new Date(),
  };
  return new PublishedMetadata(stage);
}

const reading = async () => {
  seen.push(await (await fetch(url)).text());
  return { said: 'Read.' };
};

it('proves that the SP read what was published, and puts everything back', async () => {
  const metadata = published(reading);
  await metadata.publish({ name: 'metadata-expired', parameters: {} });
  const { fetched } = await metadata.readAgain();
  expect(fetched?.published.faults.map(({ name }) => name)).toEqual(['metadata-expired']);
  expect(fetched?.published.body).toBe(seen[0]);
  await metadata.putBack();
  expect(seen).toHaveLength(2);
  expect(seen[1]).toContain('validUntil');
  expect(seen[1]).not.toBe(seen[0]);
  expect(await (await fetch(url)).text()).toBe(fetched?.published.plainBody);
});

it('does not take a refresh for a reading that never came', async () => {
  const metadata = published(async () => ({ said: 'Done.' }));
  await metadata.publish({ name: 'metadata-expired', parameters: {} });
  expect((await metadata.readAgain()).fetched).toBeUndefined();
});

it('disarms even when the SP cannot read again', async () => {
  const metadata = published(async () => {
    if (seen.length > 0) throw new Error('gone');
    return reading();
  });
  await metadata.publish({ name: 'metadata-server-error', parameters: {} });
  await metadata.readAgain();
  await expect(metadata.putBack()).rejects.toThrow('gone');
  expect(await (await fetch(url)).text()).not.toContain('validUntil');
});
