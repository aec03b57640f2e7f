/** Responses that nobody may get in with, made by a second hand; each in a browser where somebody is signed in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReferenceDriver } from './drivers/index.ts';
import { createBrowser, type TestBrowser } from './http/testing/browser.testing.ts';
import { createReferenceSp, type ReferenceSp } from './index.ts';
import {
  base64,
  type Family,
  type Forgery,
  idp,
  mallory,
  mangled,
  message,
  misaddressed,
  missealed,
  modes,
  publicPem,
  tampered,
  wrapped,
} from './testing/forged/index.testing.ts';

const data = mkdtempSync(join(tmpdir(), 'assay-forged-'));
const carol = 'carol@contractor.example';
const acs = '/saml/acs/forger';
let sp: ReferenceSp;
let browser: TestBrowser;

const person = (email: string) => ({ email, name: email, environments: ['TEST'] });
beforeAll(async () => {
  sp = await createReferenceSp({
    data,
    seed: {
      providers: [
        {
          id: 'forger',
          name: 'Forger',
          idp: { entityId: idp, ssoUrl: 'http://127.0.0.1:9/', certificates: [publicPem] },
        },
      ],
      // With JIT on, whoever gets in as nobody in particular is seen as one account more.
      links: [{ environment: 'TEST', provider: 'Forger', samlEnabled: true, provisioning: 'jit', groupSync: true }],
      groups: [
        { environment: 'TEST', name: 'Sales' },
        { environment: 'TEST', name: 'Support' },
      ],
      endUsers: [person('alice@example.com'), person(mallory), person(carol)],
    },
  });
  browser = createBrowser(sp.url);
  expect(await signIn(browser, carol)).toBe(303);
});

const target = () => ({ acs: `${sp.url}${acs}`, entityId: `${sp.url}/saml/metadata`, now: sp.clock.now() });
const formOf = (forgery: Forgery): string =>
  new URLSearchParams(
    typeof forgery === 'string' || Buffer.isBuffer(forgery)
      ? { SAMLResponse: base64(forgery) }
      : forgery.map(([name, value]): [string, string] => [name, value]),
  ).toString();
const signIn = async (who: TestBrowser, nameId: string) =>
  (await who.post(acs, formOf(message(target(), { nameId })))).status;

/** All that a message could change, for people and for this browser. */
async function everything() {
  const { workspace } = createReferenceDriver({ url: sp.url, controlToken: sp.controlToken });
  const { endUsers, groups, providers, links } = await workspace.state();
  const { lastRefusal: _, ...session } = JSON.parse((await browser.get('/whoami')).body);
  return { endUsers, groups, providers, links, session, cookie: browser.cookies.get('assay_sp_session') };
}

describe('the second hand', () => {
  it.each(modes)('signs as it should (%s)', async (mode) => {
    const reply = await createBrowser(sp.url).post(acs, formOf(message(target(), { mode })));
    expect([reply.status, reply.location]).toEqual([303, '/portal']);
  });
});

const families: Readonly<Record<string, Family>> = { tampered, wrapped, missealed, misaddressed, mangled };
describe.each(Object.entries(families))('%s', (_family, cases) => {
  it.each(cases)('%s', async (_name, forge) => {
    const before = await everything();
    const { status } = await browser.post(acs, formOf(forge(target())));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await everything()).toEqual(before);
  });
});

/** The identity provider may well mean them: they are let in, as themselves. */
const lookAlikes = ['\uff41lice@example.com', 'al\u0456ce@example.com'];
it.each(lookAlikes)('%j is nobody else', async (nameId) => {
  const who = createBrowser(sp.url);
  expect(await signIn(who, nameId)).toBe(303);
  expect(JSON.parse((await who.get('/whoami')).body)).toMatchObject({ email: nameId });
});

it('has two hundred and more', () => {
  expect(Object.values(families).flat().length).toBeGreaterThanOrEqual(200);
});

/** Last, when the file can be read: a session nobody was told of would not show before. */
afterAll(async () => {
  expect(await signIn(createBrowser(sp.url), mallory)).toBe(303);
  await sp.close();
  const file = new Libsql(join(data, 'sp.sqlite'));
  const sessions = file.prepare("SELECT count(*) AS sessions FROM sessions WHERE kind = 'signed-in'").get();
  file.close();
  rmSync(data, { recursive: true });
  expect(sessions).toMatchObject({ sessions: 1 + modes.length + lookAlikes.length + 1 });
});
