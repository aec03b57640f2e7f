import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Browser, deliveryOf } from '../http/testing/browser.ts';
import { authnRequest, redirectUrl, startIdp, type TestIdp } from '../http/testing/idp.ts';
import { vendorNames, vendors } from './index.ts';

const acs = { ssoAcsUrl: 'http://localhost:9/acs', audience: 'http://localhost:9/metadata' };

async function withVendor(vendor: string): Promise<TestIdp> {
  return startIdp({
    unattended: true,
    seed: {
      people: [{ login: 'alice@example.com', firstName: 'Alice', lastName: 'Anderson' }],
      apps: [{ label: 'Portal', vendor, signOn: acs, assignments: [{ login: 'alice@example.com' }] }],
    },
  });
}

async function messageOf(idp: TestIdp): Promise<string> {
  const init = { headers: { 'x-assay-person': 'alice@example.com' } };
  return deliveryOf(await new Browser().send(redirectUrl(idp.app.ssoUrl, authnRequest()), init)).xml;
}

/** What xmlsec1 says of the Assertion's signature; undefined where it is not installed. */
function xmlsec1(xml: string, certificate: string): boolean | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vendor-'));
  writeFileSync(join(folder, 'm.xml'), xml);
  writeFileSync(join(folder, 'c.pem'), certificate);
  const id = 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion';
  const args = ['--verify', '--pubkey-cert-pem', join(folder, 'c.pem'), '--id-attr:ID', id, join(folder, 'm.xml')];
  const run = spawnSync('xmlsec1', args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return run.error ? undefined : run.status === 0;
}

const seconds = (xml: string, attribute: string, element: string) => {
  const issued = /IssueInstant="([^"]+)"/.exec(xml)?.[1] ?? '';
  const at = new RegExp(`<(?:\\w+:)?${element}[^>]* ${attribute}="([^"]+)"`).exec(xml)?.[1] ?? '';
  return (Date.parse(at) - Date.parse(issued)) / 1000;
};

describe.each([
  ['entra-id', /^https:\/\/sts\.windows\.net\/exk\w+\/$/, /<Assertion [^>]*ID="_[0-9a-f-]{36}"/, [0, 4200, 300]],
  [
    'ad-fs',
    /^http:\/\/adfs-exk\w+\.example\.com\/adfs\/services\/trust$/,
    /<Assertion [^>]*ID="_[0-9a-f-]{36}"/,
    [0, 3600, 300],
  ],
  [
    'google',
    /^https:\/\/accounts\.google\.com\/o\/saml2\?idpid=exk/,
    /<saml2:Assertion [^>]*ID="_[0-9a-f]{32}"/,
    [-300, 300, 300],
  ],
  [
    'onelogin',
    /^https:\/\/app\.onelogin\.com\/saml\/metadata\/exk/,
    /<saml:Assertion [^>]*ID="pfx[0-9a-f-]{36}"/,
    [-180, 180, 180],
  ],
] as const)('%s', (name, issuer, assertion, window) => {
  test('makes messages of its shape that verify', async () => {
    const idp = await withVendor(name);
    const xml = await messageOf(idp);
    expect(idp.app.entityId).toMatch(issuer);
    expect(xml).toMatch(assertion);
    expect([
      seconds(xml, 'NotBefore', 'Conditions'),
      seconds(xml, 'NotOnOrAfter', 'Conditions'),
      seconds(xml, 'NotOnOrAfter', 'SubjectConfirmationData'),
    ]).toEqual(window);
    expect(xml.match(/<ds:Signature /g)).toHaveLength(1);
    // Absence of xmlsec1 is no proof of anything: then this says so by being undefined.
    expect([true, undefined]).toContain(xmlsec1(xml, idp.app.certificate));
    expect(xmlsec1(xml.replace('Alice', 'Mallory'), idp.app.certificate)).not.toBe(true);
    await idp.close();
  });
});

test('OneLogin says how long its session lasts, and the others do not', async () => {
  for (const [name, lifetime] of [
    ['onelogin', 86_400],
    ['google', Number.NaN],
  ] as const) {
    const idp = await withVendor(name);
    expect(seconds(await messageOf(idp), 'SessionNotOnOrAfter', 'AuthnStatement')).toBe(lifetime);
    await idp.close();
  }
});

test('Okta again when nothing is named, and after a vendor', async () => {
  const idp = await withVendor('entra-id');
  await idp.apply({ apps: [{ label: 'Portal', vendor: 'okta' }] });
  expect(await messageOf(idp)).toMatch(/<saml2p:Response [^>]*ID="id\d{24}"/);
  await idp.close();
});

test('what is set stays set: a vendor brings its defaults only when it is chosen', async () => {
  const idp = await withVendor('entra-id');
  await idp.apply({ apps: [{ label: 'Portal', signOn: { attributeStatements: [] } }] });
  await idp.apply({ apps: [{ label: 'Portal', vendor: 'entra-id' }] });
  expect(await messageOf(idp)).not.toContain('AttributeStatement');
  expect(await idp.exportSeed()).toMatchObject({ apps: [{ vendor: 'entra-id' }] });
  await idp.close();
});

test('each file says whom it imitates, from where, and what it leaves out', () => {
  expect(vendors().map(({ name }) => name)).toEqual([...vendorNames]);
  for (const { product, version, sources, imitates, differs } of vendors()) {
    expect([product, version, ...sources].every((text) => text.length > 5)).toBe(true);
    expect(sources.some((source) => source.startsWith('https://'))).toBe(true);
    expect(imitates.length * differs.length).toBeGreaterThan(0);
  }
});
