import { beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, type SigningKey, SpMetadataRefused } from '../../saml/index.ts';
import { element, signElement, writeElement, XML_DSIG } from '../../saml/xml/index.ts';
import { importSpMetadata } from '../index.ts';
import { problemsOf, settingsOf, usualBeyondOkta } from './app-settings.ts';

const now = new Date('2026-03-01T12:00:00Z');
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const entityId = 'https://sp.example/metadata';
let key: SigningKey;
let other: SigningKey;
beforeAll(async () => {
  [key, other] = await Promise.all([generateSigningKey('sp', now), generateSigningKey('other', now)]);
});

const keyDescriptor = (use: string, certificate: string, methods = '') =>
  `<md:KeyDescriptor${use && ` use="${use}"`}><ds:KeyInfo xmlns:ds="${XML_DSIG}"><ds:X509Data><ds:X509Certificate>
   ${certificate.replace(/.{64}/g, '$&\n')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>${methods}</md:KeyDescriptor>`;
const acs = (url: string, index: number, rest = '') =>
  `<md:AssertionConsumerService Binding="${POST}" Location="${url}" index="${index}" ${rest}/>`;

interface Parts {
  entityId?: string;
  attributes?: string;
  role?: string;
  inside?: string;
}
const entity = ({ attributes = '', role = '', inside = acs('https://sp.example/acs', 0), ...parts }: Parts = {}) =>
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${parts.entityId ?? entityId}" ${attributes}>
   <md:SPSSODescriptor protocolSupportEnumeration="${PROTOCOL}" ${role}>${inside}</md:SPSSODescriptor></md:EntityDescriptor>`;
const aggregate = (...entities: string[]) =>
  `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join('')}</md:EntitiesDescriptor>`;

const refusal = (xml: string, options = {}) => {
  try {
    importSpMetadata(xml, { now, ...options });
  } catch (error) {
    if (error instanceof SpMetadataRefused) return error;
    throw error;
  }
  throw new Error('It was read.');
};

describe('the settings of an app', () => {
  it('come from what the metadata says, and are settings an app can have', () => {
    const inside = [
      keyDescriptor('signing', key.certificate),
      keyDescriptor(
        'encryption',
        other.certificate,
        '<md:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes128-gcm"/>',
      ),
      `<md:SingleLogoutService Binding="${POST}" Location="https://sp.example/slo" ResponseLocation="https://sp.example/slo/done"/>`,
      '<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>',
      acs('https://sp.example/acs/0', 0),
      acs('https://sp.example/acs/1', 1, 'isDefault="true"'),
      `<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" Location="https://sp.example/art" index="2"/>`,
    ].join('');
    const { notices, signOn, ...rest } = importSpMetadata(entity({ role: 'AuthnRequestsSigned="true"', inside }), {
      now,
    });
    expect(rest).toEqual({ entityId, label: 'sp.example', signature: 'absent', expired: false });
    expect(signOn).toEqual({
      ssoAcsUrl: 'https://sp.example/acs/1',
      recipient: 'https://sp.example/acs/1',
      destination: 'https://sp.example/acs/1',
      audience: entityId,
      allowMultipleAcsEndpoints: true,
      acsEndpoints: [
        { url: 'https://sp.example/acs/1', index: 1 },
        { url: 'https://sp.example/acs/0', index: 0 },
      ],
      subjectNameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      samlSignedRequestEnabled: true,
      spCertificate: { x5c: [key.certificate] },
      assertionEncryption: { enabled: true, encryptionAlgorithm: 'AES128_GCM', x5c: [other.certificate] },
      participateSlo: { enabled: true, logoutRequestUrl: 'https://sp.example/slo', bindingType: 'POST' },
      slo: { enabled: true, issuer: entityId, logoutUrl: 'https://sp.example/slo/done' },
    });
    expect(problemsOf({ signOn: settingsOf(signOn), beyondOkta: usualBeyondOkta })).toEqual([]);
    expect(notices.map(({ code }) => code)).toEqual(['signed_requests']);
  });

  it('take a key without use for signatures, and encrypt for nobody who has no key for that alone', () => {
    const { signOn } = importSpMetadata(
      entity({ inside: keyDescriptor('', key.certificate) + acs('https://sp.example/acs', 0) }),
      { now },
    );
    expect(signOn.spCertificate).toEqual({ x5c: [key.certificate] });
    expect(signOn.assertionEncryption).toBeUndefined();
  });

  it('leave logout off where nothing could verify its messages', () => {
    const slo = `<md:SingleLogoutService Binding="${REDIRECT}" Location="https://sp.example/slo"/>`;
    const { signOn, notices } = importSpMetadata(entity({ inside: slo + acs('https://sp.example/acs', 0) }), { now });
    expect(signOn.participateSlo).toBeUndefined();
    expect(notices.map(({ code }) => code)).toEqual(['logout_without_key']);
  });
});

describe('what cannot be believed is reported', () => {
  it.each([
    ['the entity', entity({ attributes: 'validUntil="2026-03-01T11:59:59Z"' })],
    ['its role', entity({ role: 'validUntil="2026-03-01T11:59:59Z"' })],
    ['the aggregate', aggregate(entity()).replace(' xmlns', ' validUntil="2026-03-01T11:59:59Z" xmlns')],
  ])('%s has expired', (_where, xml) => {
    const { expired, notices } = importSpMetadata(xml, { now });
    expect(expired).toBe(true);
    expect(notices.map(({ code }) => code)).toEqual(['metadata_expired']);
    expect(importSpMetadata(xml, { now: new Date('2026-03-01T11:00:00Z') }).expired).toBe(false);
  });

  it('a signature is verified with the certificate that is given, and with no other', async () => {
    const role = element('md:SPSSODescriptor', {
      attributes: { protocolSupportEnumeration: PROTOCOL },
      children: [
        element('md:AssertionConsumerService', {
          attributes: { Binding: POST, Location: 'https://sp.example/acs', index: '0' },
        }),
      ],
    });
    const tree = element('md:EntityDescriptor', {
      namespaces: { md: 'urn:oasis:names:tc:SAML:2.0:metadata' },
      attributes: { entityID: entityId, ID: '_m1' },
      children: [role],
    });
    const signer = { signer: key.privateKey, certificate: key.certificate };
    const xml = writeElement(await signElement(tree, signer));
    expect(importSpMetadata(xml, { now }).notices.map(({ code }) => code)).toEqual(['signature_unverified']);
    expect(importSpMetadata(xml, { now, certificates: [other.certificate, key.certificate] })).toMatchObject({
      signature: 'verified',
      notices: [],
    });
    expect(refusal(xml, { certificates: [other.certificate] }).code).toBe('metadata_signature');
    const altered = xml.replace('https://sp.example/acs', 'https://evil.example/acs');
    expect(refusal(altered, { certificates: [key.certificate] }).code).toBe('metadata_signature');
    expect(refusal(entity(), { certificates: [key.certificate] }).message).toBe('The metadata is not signed.');
  });

  it('a key that is no certificate of an RSA key is left out', () => {
    const inside = keyDescriptor('signing', 'AAAA') + acs('https://sp.example/acs', 0);
    const { signOn, notices } = importSpMetadata(entity({ inside }), { now });
    expect(signOn.spCertificate).toBeUndefined();
    expect(notices.map(({ code }) => code)).toEqual(['key_unusable']);
  });
});

describe('an aggregate', () => {
  const idp = '<md:EntityDescriptor entityID="https://idp.example/"><md:IDPSSODescriptor/></md:EntityDescriptor>';
  const second = entity({ entityId: 'https://b.example/', inside: acs('https://b.example/acs', 0) });

  it('gives its one service provider, or the one that is named', () => {
    expect(importSpMetadata(aggregate(idp, entity()), { now }).entityId).toBe(entityId);
    const both = aggregate(idp, aggregate(entity(), second));
    expect(importSpMetadata(both, { now, entityId: 'https://b.example/' }).signOn.ssoAcsUrl).toBe(
      'https://b.example/acs',
    );
    const { code, entityIds } = refusal(both);
    expect([code, entityIds]).toEqual(['entity_ambiguous', [entityId, 'https://b.example/']]);
    expect(refusal(both, { entityId: 'https://c.example/' }).code).toBe('entity_unknown');
    expect(refusal(aggregate(entity(), entity()), { entityId }).code).toBe('entity_unknown');
    expect(refusal(both, { entityId: 'https://idp.example/' }).code).toBe('not_a_service_provider');
  });
});

it.each([
  ['metadata_unreadable', 'hello'],
  ['metadata_unreadable', ''],
  ['metadata_unreadable', `<!DOCTYPE x [<!ENTITY y "z">]>${entity()}`],
  ['metadata_unreadable', `${entity()}<second/>`],
  ['metadata_unreadable', '<a>'.repeat(70)],
  ['metadata_root', '<html/>'],
  ['not_a_service_provider', aggregate()],
  ['not_a_service_provider', entity().replace(PROTOCOL, 'urn:oasis:names:tc:SAML:1.1:protocol')],
  ['no_consumer_service', entity({ inside: acs('https://sp.example/acs', 0).replace(POST, REDIRECT) })],
])('%s: what is no SP metadata is refused', (code, xml) => {
  expect(refusal(xml).code).toBe(code);
});
