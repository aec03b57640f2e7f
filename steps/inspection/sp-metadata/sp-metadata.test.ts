import { describe, expect, it } from 'vitest';
import { schemasInstalled } from '../document/schema.ts';
import {
  acs,
  evidenceOf,
  type Given,
  goodAcs,
  keyDescriptor,
  type MetadataPieces,
  metadataXml,
  oldCertificate,
  signed,
  signingKey,
} from '../testing/evidence.ts';
import { acsUrl, entityId, redirected, requestXml } from '../testing/outgoing.ts';
import { spMetadataRules } from './index.ts';

const says = (pieces: MetadataPieces): Given => ({ metadata: metadataXml(pieces) });
const raw = (metadata: string): Given => ({ metadata });
const protocol = 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"';
const second = goodAcs.replace('isDefault="true" ', '').replace(acsUrl, `${acsUrl}/2`);
const bindings = 'urn:oasis:names:tc:SAML:2.0:bindings';
const logout = (attributes: string) => `<md:SingleLogoutService ${attributes}/>`;
const goodLogout = logout(`Binding="${bindings}:HTTP-Redirect" Location="https://sp.example/slo"`);
const extensions = (inside: string) => `<md:Extensions>${inside}</md:Extensions>`;
const disco = (binding: string) =>
  extensions(
    `<d:DiscoveryResponse xmlns:d="urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol" index="1" Binding="${binding}" Location="https://sp.example/disco"/>`,
  );
const organization = (name: string) =>
  `<md:Organization><md:OrganizationName ${name}>x</md:OrganizationName><md:OrganizationDisplayName xml:lang="en">x</md:OrganizationDisplayName><md:OrganizationURL xml:lang="en">https://x.example</md:OrganizationURL></md:Organization>`;
const contact = (inside: string) => `<md:ContactPerson contactType="technical">${inside}</md:ContactPerson>`;
const uiInfo = (logo: string) =>
  extensions(
    `<ui:UIInfo xmlns:ui="urn:oasis:names:tc:SAML:metadata:ui"><ui:DisplayName xml:lang="en">x</ui:DisplayName>${logo}<ui:PrivacyStatementURL xml:lang="en">https://x.example</ui:PrivacyStatementURL></ui:UIInfo>`,
  );
const logo = (url: string) => `<ui:Logo height="1" width="1">${url}</ui:Logo>`;
const subjectId = (value: string) =>
  extensions(
    `<a:EntityAttributes xmlns:a="urn:oasis:names:tc:SAML:metadata:attribute"><s:Attribute xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion" Name="urn:oasis:names:tc:SAML:profiles:subject-id:req"><s:AttributeValue>${value}</s:AttributeValue></s:Attribute></a:EntityAttributes>`,
  );
const service = (index: string, inside: string) =>
  `<md:AttributeConsumingService index="${index}">${inside}</md:AttributeConsumingService>`;
const serviceName = '<md:ServiceName xml:lang="en">x</md:ServiceName>';
const mail = '<md:RequestedAttribute Name="mail"/>';
const wanting = `WantAssertionsSigned="true" ${protocol}`;
const promising = `AuthnRequestsSigned="true" ${protocol}`;
const oldKey = { keys: keyDescriptor('signing', oldCertificate) };
const methods = (algorithm: string) => ({
  keys: keyDescriptor('encryption', oldCertificate, `<md:EncryptionMethod Algorithm="${algorithm}"/>`),
});

/** For each rule what keeps it, and what breaks it with what must be said and what must be marked. */
const table: Record<string, { good: Given[]; bad: [given: Given, said: RegExp, marked: RegExp][] }> = {
  'schema-valid': {
    good: [{}, raw(signed('sp-metadata.xml'))],
    bad: [
      [raw('<html><br></html>'), /Not well-formed/, /./],
      [says({ acs: '' }), /AssertionConsumerService/, /^md:SPSSODescriptor/],
      [says({ after: '<md:Nonsense/>' }), /Nonsense/, /^md:Nonsense/],
    ],
  },
  'no-dtd': { good: [{}], bad: [[raw(`<!DOCTYPE x>${metadataXml()}`), /DOCTYPE/, /^<!DOCTYPE x/]] },
  'entityid-absolute-uri': {
    good: [{}, says({ entityId: 'urn:example:sp' })],
    bad: [
      [says({ entityId: 'my-sp' }), /no absolute URI/, /^entityID="my-sp"$/],
      [says({ entityId: `urn:${'x'.repeat(1030)}` }), /1034 characters/, /^entityID=/],
      [raw(metadataXml().replace(/ entityID="[^"]*"/, '')), /No entityID/, /^md:EntityDescriptor/],
    ],
  },
  'entityid-length': {
    good: [{}],
    bad: [[says({ entityId: `urn:${'x'.repeat(260)}` }), /264 characters/, /^entityID=/]],
  },
  'entityid-equals-issuer': {
    good: [{}],
    bad: [
      [says({ entityId: `${entityId}/` }), /the Issuer of requests "https:\/\/sp.example\/metadata"/, /^entityID=/],
    ],
  },
  'sp-role-protocol': {
    good: [{}],
    bad: [
      [
        says({ roleAttributes: 'protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol"' }),
        /lists "urn/,
        /^protocolSupportEnumeration=/,
      ],
      [says({ roleAttributes: '' }), /No protocolSupportEnumeration/, /^md:SPSSODescriptor/],
      [raw(metadataXml().replaceAll('SPSSODescriptor', 'PDPDescriptor')), /No SPSSODescriptor/, /^md:EntityDescriptor/],
    ],
  },
  'acs-present-post': {
    good: [{}],
    bad: [[says({ acs: acs(goodAcs.replace('HTTP-POST', 'HTTP-Artifact')) }), /for HTTP-POST/, /^md:SPSSODescriptor/]],
  },
  'acs-index-unique': {
    good: [{}, says({ acs: acs(goodAcs) + acs(second.replace('index="0"', 'index="1"')) })],
    bad: [
      [says({ acs: acs(goodAcs) + acs(second.replace('index="0"', 'index="00"')) }), /stands 2 times/, /^index="0"$/],
      [says({ acs: acs(goodAcs.replace('index="0"', '')) }), /no index/, /^md:AssertionConsumerService/],
    ],
  },
  'acs-default-unambiguous': {
    good: [{}, says({ acs: acs(second) })],
    bad: [
      [
        says({ acs: acs(goodAcs) + acs(goodAcs.replace('"true"', '"1"')) }),
        /2 AssertionConsumerServices/,
        /^isDefault="true"$/,
      ],
    ],
  },
  'acs-no-redirect': {
    good: [{}],
    bad: [
      [says({ acs: acs(goodAcs) + acs(second.replace('HTTP-POST', 'HTTP-Redirect')) }), /HTTP-Redirect/, /^Binding=/],
    ],
  },
  'endpoints-https': {
    good: [{}],
    bad: [
      [says({ acs: acs(goodAcs.replace('https:', 'http:')) }), /http:\/\/sp.example\/acs is not https/, /^Location=/],
      [
        says({
          slo: logout(`Binding="${bindings}:SOAP" Location="https://x.example" ResponseLocation="http://x.example"`),
        }),
        /not https/,
        /^ResponseLocation=/,
      ],
    ],
  },
  'slo-endpoint-consistent': {
    good: [says({ slo: goodLogout })],
    bad: [
      [
        says({ slo: logout('Binding="urn:x" Location="https://x.example"') }),
        /none that logout has/,
        /^Binding="urn:x"$/,
      ],
      [says({ slo: logout(`Binding="${bindings}:SOAP" Location="/slo"`) }), /no absolute URL/, /^Location="\/slo"$/],
      [says({ slo: goodLogout, keys: '' }), /no signing key/, /^md:SingleLogoutService/],
    ],
  },
  'disco-response': {
    good: [says({ roleExtensions: disco('urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol') })],
    bad: [[says({ roleExtensions: disco(`${bindings}:HTTP-POST`) }), /HTTP-POST/, /^Binding=/]],
  },
  'signing-key-present': {
    good: [{}],
    bad: [
      [
        { ...says({ keys: '' }), sent: [redirected(undefined, { key: signingKey })] },
        /no key for signing/,
        /^md:SPSSODescriptor/,
      ],
      [
        says({ keys: keyDescriptor('encryption', oldCertificate), roleAttributes: promising }),
        /no key for signing/,
        /^md:SPSSODescriptor/,
      ],
    ],
  },
  'encryption-key-present': {
    good: [{}, says({ keys: keyDescriptor('', oldCertificate) })],
    bad: [[says(oldKey), /for encryption/, /^md:SPSSODescriptor/]],
  },
  'key-strength': { good: [{}], bad: [[says(oldKey), /RSA of 1024 bits/, /^md:KeyDescriptor/]] },
  'cert-expiry-advisory': { good: [{}], bad: [[says(oldKey), /expired at Jan {2}1/, /^md:KeyDescriptor/]] },
  'cert-sigalg-advisory': { good: [{}], bad: [[says(oldKey), /SHA-1 with RSA/, /^md:KeyDescriptor/]] },
  algsupport: {
    good: [says(methods('http://www.w3.org/2009/xmlenc11#aes256-gcm'))],
    bad: [[says(methods('aes256-gcm')), /EncryptionMethod names no/, /^md:EncryptionMethod/]],
  },
  'authnrequestssigned-truthful': {
    good: [{}, { ...says({ roleAttributes: promising }), sent: [redirected(undefined, { key: signingKey })] }],
    bad: [
      [
        { ...says({ roleAttributes: promising }), sent: [redirected(undefined, { key: signingKey }), redirected()] },
        /1 of 2 requests/,
        /^AuthnRequestsSigned="true"$/,
      ],
    ],
  },
  'wantassertionssigned-truthful': {
    good: [says({ roleAttributes: wanting })],
    bad: [
      [
        { ...says({ roleAttributes: wanting }), acceptedSealings: ['R', 'AR'] },
        /whose Assertion is not/,
        /^WantAssertionsSigned=/,
      ],
    ],
  },
  'nameidformat-consistent': {
    good: [{}],
    bad: [[says({ formats: '<md:NameIDFormat>email</md:NameIDFormat>' }), /"email" is no URI/, /^md:NameIDFormat$/]],
  },
  'organization-structure': {
    good: [says({ after: organization('xml:lang="en"') })],
    bad: [
      [says({ after: organization('') }), /OrganizationName has no xml:lang/, /^md:OrganizationName/],
      [says({ after: '<md:Organization/>' }), /no OrganizationName/, /^md:Organization/],
    ],
  },
  'contact-technical': {
    good: [says({ after: contact('<md:EmailAddress>mailto:x@example.com</md:EmailAddress>') })],
    bad: [
      [{}, /No ContactPerson is technical/, /^md:EntityDescriptor/],
      [says({ after: contact('') }), /no EmailAddress/, /^md:ContactPerson/],
    ],
  },
  mdui: {
    good: [
      says({ roleExtensions: uiInfo(logo('https://x.example/logo')) }),
      says({ roleExtensions: uiInfo(logo('data:image/png;base64,AA==')) }),
    ],
    bad: [
      [{}, /No mdui:UIInfo/, /^md:SPSSODescriptor/],
      [says({ roleExtensions: uiInfo('') }), /no Logo/, /^ui:UIInfo/],
      [says({ roleExtensions: uiInfo(logo('http://x.example/logo')) }), /neither https nor inside/, /^ui:Logo/],
    ],
  },
  'subjectid-signal': {
    good: [says({ before: subjectId('pairwise-id') })],
    bad: [
      [{}, /No entity attribute/, /^md:EntityDescriptor/],
      [says({ before: subjectId('mail') }), /"mail"/, /^s:Attribute/],
    ],
  },
  'attrconsuming-structure': {
    good: [says({ attributeServices: service('1', serviceName + mail) + service('2', serviceName + mail) })],
    bad: [
      [says({ attributeServices: service('1', serviceName + mail).repeat(2) }), /Index 1 stands twice/, /^index="1"$/],
      [says({ attributeServices: service('1', mail) }), /no ServiceName/, /^md:AttributeConsumingService/],
      [
        says({ attributeServices: service('1', `<md:ServiceName>x</md:ServiceName>${mail}`) }),
        /no xml:lang/,
        /^md:ServiceName/,
      ],
      [
        says({ attributeServices: service('1', serviceName) }),
        /requests no attribute/,
        /^md:AttributeConsumingService/,
      ],
    ],
  },
  'requestedattribute-clean': {
    good: [says({ attributeServices: service('1', serviceName + mail) })],
    bad: [
      [
        says({ attributeServices: service('1', serviceName + mail + mail) }),
        /"mail" is requested twice/,
        /^md:RequestedAttribute/,
      ],
      [
        says({ attributeServices: service('1', `${serviceName}<md:RequestedAttribute Name=""/>`) }),
        /no Name/,
        /^md:RequestedAttribute/,
      ],
      [
        says({ attributeServices: service('1', `${serviceName}<md:RequestedAttribute Name="x" NameFormat="basic"/>`) }),
        /"basic" is no URI/,
        /^NameFormat=/,
      ],
    ],
  },
  'signature-valid': {
    good: [raw(signed('sp-metadata.xml')), raw(signed('sp-metadata-old-algorithms.xml'))],
    bad: [
      [raw(signed('sp-metadata.xml').replace('sp.example/acs', 'sp.example/else')), /digest is not/, /^ds:Signature/],
      [raw(signed('sp-metadata.xml').replace('URI="#_metadata"', 'URI="#_role"')), /names "#_role"/, /^ds:Signature/],
    ],
  },
  'signature-strength': {
    good: [raw(signed('sp-metadata.xml'))],
    bad: [[raw(signed('sp-metadata-old-algorithms.xml')), /rsa-sha1/, /^Algorithm=/]],
  },
  'validuntil-sane': {
    good: [says({ rootAttributes: 'validUntil="2030-02-01T00:00:00Z" cacheDuration="PT604800S"' })],
    bad: [
      [says({ rootAttributes: 'validUntil="2030-01-01T00:00:00Z"' }), /has passed/, /^validUntil=/],
      [says({ rootAttributes: 'validUntil="soon"' }), /no point in time/, /^validUntil=/],
      [says({ rootAttributes: 'cacheDuration="PT0S"' }), /no time to keep it/, /^cacheDuration=/],
      [says({ rootAttributes: 'cacheDuration="604800"' }), /no time to keep it/, /^cacheDuration=/],
    ],
  },
  'wellknown-location': {
    good: [{}],
    bad: [[{ wellKnown: { url: entityId, status: 404, headers: {}, body: 'gone' } }, /no metadata/, /^404 /]],
  },
  'media-type': { good: [{}], bad: [[{ contentType: 'text/html' }, /"text\/html"/, /^content-type: text\/html$/]] },
  stable: {
    good: [
      {},
      {
        ...says({ rootAttributes: 'ID="_1" validUntil="2030-02-01T00:00:00Z"' }),
        again: metadataXml({ rootAttributes: 'ID="_2" validUntil="2030-02-02T00:00:00Z"' }),
      },
    ],
    bad: [
      [
        { again: metadataXml({ acs: acs(goodAcs.replace('/acs', '/other')) }) },
        /something else/,
        /^md:AssertionConsumerService/,
      ],
      [{ again: '<html><br></html>' }, /no XML/, /^$/],
    ],
  },
};

const needsSchemas = ['schema-valid'];

describe.each(Object.entries(table))('%s', (name, { bad, good }) => {
  const rule = spMetadataRules.get(name);
  const runs = schemasInstalled || !needsSchemas.includes(name);

  it.runIf(runs).each(good.map((given, place) => [place, given] as const))('is kept (%i)', async (_, given) => {
    expect(rule?.(await evidenceOf(given))).toMatchObject({ kind: 'holds' });
  });

  it.runIf(runs).each(bad)('is broken (%#), and shows where', async (given, said, marked) => {
    const result = rule?.(await evidenceOf(given));
    if (result?.kind !== 'broken') throw new Error(`not broken: ${JSON.stringify(result)}`);
    expect(result.seen).toMatch(said);
    const [span] = result.shown.spans;
    expect(result.shown.text.slice(span?.start ?? 0, span?.end ?? 0)).toMatch(marked);
  });
});

it('leaves no rule without good and bad metadata', () => {
  expect(Object.keys(table).sort()).toEqual([...spMetadataRules.keys()].sort());
  for (const { bad, good } of Object.values(table)) expect(Math.min(bad.length, good.length)).toBeGreaterThan(0);
});

it('says of an SP without metadata that there is nothing to judge', async () => {
  const evidence = { ...(await evidenceOf()), metadata: { absent: 'It publishes none.' } };
  const kinds = [...spMetadataRules.values()].map((rule) => rule(evidence).kind);
  expect(new Set(kinds)).toEqual(new Set(['unjudged']));
});

it('finds nothing wrong with plain metadata but what only the deployment profile asks for', async () => {
  const evidence = await evidenceOf({ sent: [redirected(requestXml())] });
  const broken = [...spMetadataRules].filter(([, rule]) => rule(evidence).kind === 'broken');
  expect(broken.map(([name]) => name)).toEqual(['contact-technical', 'mdui', 'subjectid-signal']);
});
