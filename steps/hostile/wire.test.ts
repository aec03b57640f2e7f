import { createServer } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMockIdp, type MockIdp } from '../../mock-idp/index.ts';
import { createReferenceSp, type ReferenceSp } from '../../sp-under-test/index.ts';
import { knock, octetsOf } from './wire.ts';

const runs = Number(process.env.ASSAY_KNOCKS ?? 150);
const complaints: string[] = [];
const note = (entry: object, message: string) => void complaints.push(`${message} ${JSON.stringify(entry)}`);
const log = { info: () => undefined, warn: () => undefined, error: note };

let idp: MockIdp;
let sp: ReferenceSp;
beforeAll(async () => {
  idp = await createMockIdp({ log });
  sp = await createReferenceSp({ log });
});
afterAll(() => Promise.all([idp.close(), sp.close()]));

const parties = {
  'the SAML face of the IdP': () => idp.samlUrl,
  'the admin face of the IdP': () => idp.adminUrl,
  'the SP': () => sp.url.replace('localhost', '127.0.0.1'),
} as const;
const paths = [
  '/app/fuzz/exk1/sso/saml',
  '/app/fuzz/exk1/slo/saml',
  '/login/login.htm',
  '/o/none/login/login.htm',
  '/saml/acs/okta',
  '/saml/slo/okta',
  '/sign-in/DEV',
  '/invitation/inv-1',
  '/_assay/organisation',
  '/_assay/workspace',
  '/api/v1/users',
  '/admin/sign-in',
] as const;

describe.each(Object.entries(parties))('hostile octets at %s', (_who, urlOf) => {
  test('are answered without a failure, and end', async () => {
    const seeds = fc.asyncProperty(fc.nat(), async (seed) => {
      const { ended, statuses } = await knock(urlOf(), paths, seed);
      expect(ended, 'nobody hung up').toBe(true);
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      expect(complaints).toEqual([]);
    });
    await fc.assert(seeds, { numRuns: runs });
    expect((await fetch(urlOf(), { redirect: 'manual' })).status).toBeLessThan(500);
  }, 300_000);
});

test('a server that fails is found out', async () => {
  const weak = createServer((_request, response) => response.writeHead(500).end());
  await new Promise<void>((resolve) => weak.listen(0, '127.0.0.1', resolve));
  const address = weak.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const found = [];
  for (let seed = 0; seed < 20; seed += 1) found.push(...(await knock(url, paths, seed)).statuses);
  weak.close();
  expect(found).toContain(500);
});

test('a seed makes the same octets again', () => {
  expect(octetsOf(paths, 5)).toEqual(octetsOf(paths, 5));
});
