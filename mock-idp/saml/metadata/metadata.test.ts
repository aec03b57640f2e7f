import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, readDemoKey, type SigningKey } from '../index.ts';
import { hasSchemas, validate } from '../testing/schemas.ts';
import { hasXmlsec, verifies } from '../testing/xmlsec.ts';
import { type EntityPlan, issueMetadata, type MetadataPlan } from './index.ts';

const BINDINGS = 'urn:oasis:names:tc:SAML:2.0:bindings:';
const entity: EntityPlan = {
  entityId: 'http://www.okta.com/exk1',
  wantAuthnRequestsSigned: false,
  certificates: ['A'.repeat(80)],
  nameIdFormats: ['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
  ssoUrl: 'http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml',
};
let key: SigningKey;
let curve: SigningKey;
beforeAll(async () => {
  [key, curve] = await Promise.all([readDemoKey(), generateSigningKey('curve', new Date(), { kind: 'P-256' })]);
});

it('is what Okta publishes, character for character', async () => {
  expect(await issueMetadata({ entity })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/exk1" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>' +
      `${'A'.repeat(76)}\nAAAA` +
      `</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat><md:SingleSignOnService Binding="${BINDINGS}HTTP-POST" Location="http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml"/><md:SingleSignOnService Binding="${BINDINGS}HTTP-Redirect" Location="http://127.0.0.1:8080/app/demo_app_1/exk1/sso/saml"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
  );
});

const other = { ...entity, entityId: 'http://www.okta.com/exk2' };
const slo = { url: 'http://127.0.0.1:8080/slo', responseUrl: 'http://127.0.0.1:8080/slo/callback' };
const plans = (): [string, MetadataPlan][] => {
  const sealing = { id: 'exk1', key };
  const validity = { validUntil: new Date('2026-03-01T12:00:00Z'), cacheSeconds: 3600 };
  const certificates = [key.certificate, curve.certificate];
  return [
    ['plain', { entity }],
    ['with single logout', { entity: { ...entity, slo } }],
    ['with two keys', { entity: { ...entity, certificates } }],
    ['with validUntil and cacheDuration', { entity, ...validity }],
    ['signed', { entity: { ...entity, slo, certificates }, sealing, ...validity }],
    ['signed by a curve', { entity, sealing: { id: 'exk1', key: curve } }],
    ['an aggregate', { entity, others: [other] }],
    ['a signed aggregate', { entity, others: [other], sealing, ...validity }],
  ];
};
const names = ['plain', 'with single logout', 'with two keys', 'with validUntil and cacheDuration'];
const signed = ['signed', 'signed by a curve', 'a signed aggregate'];
const made = (name: string) => {
  const plan = plans().find(([one]) => one === name)?.[1];
  if (!plan) throw new Error(`There is no plan ${name}.`);
  return plan;
};

describe.skipIf(!hasSchemas)('the metadata schema', () => {
  it.each([...names, ...signed, 'an aggregate'])('holds it: %s', async (name) => {
    const xml = await issueMetadata(made(name));
    expect(validate(xml, 'metadata')).toMatch(/validates$/m);
    expect(validate(xml.replaceAll('IDPSSODescriptor', 'IDPDescriptor'), 'metadata')).toMatch(/fails to validate$/m);
  });
});

describe.skipIf(!hasXmlsec)('the signature, as xmlsec1 sees it', () => {
  it.each(signed)('covers it: %s', async (name) => {
    const plan = made(name);
    const xml = await issueMetadata(plan);
    const root = plan.others ? 'EntitiesDescriptor' : 'EntityDescriptor';
    const by = name === 'signed by a curve' ? curve : key;
    expect(verifies(xml, root, by)).toBe(true);
    expect(verifies(xml, root, by === key ? curve : key)).toBe(false);
    expect(verifies(xml.replace('/exk1/sso', '/exk9/sso'), root, by)).toBe(false);
  });
});

it('says how long it may be used', async () => {
  const xml = await issueMetadata(made('signed'));
  expect(xml).toContain(' cacheDuration="PT3600S" ');
  expect(xml).toContain(' validUntil="2026-03-01T12:00:00.000Z" ');
  expect(await issueMetadata(made('a signed aggregate'))).toMatch(/^[^>]*>\s*<md:EntitiesDescriptor [^>]*validUntil=/);
});
