import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMockIdp } from '../../mock-idp/index.ts';
import { createBlackBoxDriver, type Profile, readProfile } from '../../sp-under-test/drivers/index.ts';
import { HttpAgent } from '../user-agents/index.ts';
import type { Stage } from './attempt/index.ts';
import { calibrate } from './calibration.ts';
import { IdpControl } from './idp-control/index.ts';
import { type Trouble, type TroubledSp, troubledSp } from './testing/troubled-sp.ts';

const key = readFileSync(new URL('../../fixtures/keys/sp-signing.key.pem', import.meta.url), 'utf8');
const name = 'sp.example.test';
const people = [
  { alias: 'Alice', nameId: 'alice@example.com', displayName: 'Alice Anderson', login: 'alice@example.com' },
  { alias: 'Bob', nameId: 'bob@example.com', displayName: 'Bob Brown', login: 'bob@example.com' },
];
const appLabel = 'Hard';
const directory = mkdtempSync(join(tmpdir(), 'hard-sps-'));
let idp: Awaited<ReturnType<typeof createMockIdp>>;
let control: IdpControl;
let sp: TroubledSp | undefined;

beforeAll(async () => {
  idp = await createMockIdp({ seed: {} });
  control = new IdpControl({ adminUrl: idp.adminUrl, controlToken: idp.controlToken, samlUrl: idp.samlUrl });
  const home = 'https://sp.example/';
  await control.organisation({
    people: people.map(({ login, displayName }) => ({ login, firstName: displayName, lastName: displayName })),
    apps: [
      {
        label: appLabel,
        signOn: { ssoAcsUrl: home, audience: home },
        assignments: people.map(({ login }) => ({ login })),
      },
    ],
  });
});
afterEach(async () => {
  await sp?.close();
  sp = undefined;
});
afterAll(async () => {
  await idp.close();
  rmSync(directory, { recursive: true });
});

/** A certificate that only its own holder vouches for. */
function certificate(): string {
  const made = forge.pki.createCertificate();
  const { e, n } = forge.pki.privateKeyFromPem(key);
  made.publicKey = forge.pki.setRsaPublicKey(n, e);
  made.validity.notBefore = new Date(Date.now() - 60_000);
  made.validity.notAfter = new Date(Date.now() + 3_600_000);
  made.setSubject([{ name: 'commonName', value: name }]);
  made.setIssuer([{ name: 'commonName', value: name }]);
  made.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
  ]);
  made.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

/** Calibrates an SP made so, through a profile as a vendor writes it. */
async function calibrated(trouble: Trouble, more: (base: string) => Partial<Profile>) {
  sp = await troubledSp(trouble, (await control.app(appLabel)).ssoUrl);
  const [base, acsUrl] = [sp.url, `${sp.url}/acs`];
  const signOn = { ssoAcsUrl: acsUrl, recipient: acsUrl, destination: acsUrl, audience: `${base}/saml` };
  await control.organisation({ apps: [{ label: appLabel, signOn }] });
  const written = {
    name: appLabel,
    sp: { entityId: `${base}/saml`, acsUrl },
    start: `${base}/login`,
    whoami: { url: `${base}/me`, json: '$.nameId' },
    people: people.map(({ nameId }) => ({ nameId })),
    ...more(base),
  };
  const profile = readProfile(JSON.stringify(written), 'hard.yaml', { SECRET: 'pass word' });
  const driver = createBlackBoxDriver(profile, { directory, env: {} });
  const stage: Stage = {
    driver,
    idp: control,
    idpUrl: idp.samlUrl,
    appLabel,
    secondAppLabel: appLabel,
    tenantAppLabel: appLabel,
    people,
    newAgent: async (options = {}) => new HttpAgent({ ...options, ...(driver.reach && { reach: driver.reach }) }),
    turn: async () => undefined,
    now: () => new Date(),
  };
  const seal = async (signed: string) => {
    const signOn = { responseSigned: signed !== 'A', assertionSigned: signed !== 'R' };
    await control.organisation({ apps: [{ label: appLabel, signOn }] });
  };
  return calibrate(stage, seal, undefined);
}

it('https with a private CA, under a name of its own', async () => {
  const cert = certificate();
  writeFileSync(join(directory, 'ca.pem'), cert);
  const tls = { key, cert, name };
  const hosts = { [name]: '127.0.0.1' };
  expect((await calibrated({ tls }, () => ({ userAgent: { ca: 'ca.pem', hosts } }))).valid).toBe(true);
  await sp?.close();
  const { findings, valid } = await calibrated({ tls }, () => ({ userAgent: { hosts } }));
  expect(valid).toBe(false);
  expect(findings.find(({ what }) => what === 'Why (unreachable)')?.text).toContain('userAgent.ca');
});

it('behind basic auth', async () => {
  const gate = `Basic ${Buffer.from('qa:pass word').toString('base64')}`;
  const basicAuth = { user: 'qa', password: `\${SECRET}` };
  expect((await calibrated({ gate }, () => ({ userAgent: { basicAuth } }))).valid).toBe(true);
  await sp?.close();
  const { findings, valid } = await calibrated({ gate }, () => ({}));
  expect(valid).toBe(false);
  expect(findings.find(({ what }) => what === 'Why (gate)')?.text).toContain('userAgent.basicAuth');
});

it('an email address before the sign-in', async () => {
  const start = (base: string) => [
    { goto: `${base}/` },
    { fill: { label: 'Email', value: 'alice@example.com' } },
    { press: 'Next' },
  ];
  expect((await calibrated({ discovers: true }, (base) => ({ start: start(base) }))).valid).toBe(true);
  await sp?.close();
  const { findings } = await calibrated({ discovers: true }, () => ({}));
  expect(findings.find(({ what }) => what === 'Why (person-needed)')?.text).toContain('asks for an email address');
});

describe('a cookie that stays away from the post of another site', () => {
  // Without Secure a browser does not even keep one that is SameSite=None.
  it.each([
    ['SameSite=Lax', 'It stays away from the form'],
    ['SameSite=None', 'with SameSite=None and without Secure'],
  ])('for being %s: the rest can be judged all the same', async (cookie, why) => {
    const { findings, habits, valid } = await calibrated({ cookie }, () => ({}));
    expect({ valid, losesCookie: habits.losesCookie }).toEqual({ valid: true, losesCookie: true });
    expect(findings.find(({ what }) => what.includes('across sites'))?.text).toContain(why);
  });

  it('is not seen where it travels', async () => {
    expect((await calibrated({}, () => ({}))).habits.losesCookie).toBe(false);
  });
});

it('both signatures demanded', async () => {
  const { sealings, valid } = await calibrated({ signatures: 2 }, () => ({}));
  expect({ valid, accepted: sealings.accepted }).toEqual({ valid: true, accepted: ['AR'] });
});
