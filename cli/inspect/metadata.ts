import { X509Certificate } from 'node:crypto';
import { attribute, below, child, children, textOf } from './document.ts';
import { apart } from './envelope.ts';
import { type Check, check, factsOf } from './report.ts';
import { certificateInWords, pem, type SignatureContext, shortName, signatureChecks } from './signatures.ts';

type Role = 'SPSSODescriptor' | 'IDPSSODescriptor';
const endpoints = [
  'SingleSignOnService',
  'AssertionConsumerService',
  'SingleLogoutService',
  'ArtifactResolutionService',
] as const;

function endpointFact(one: Element): readonly [string, string] {
  const index = attribute(one, 'index');
  const standard = attribute(one, 'isDefault') === 'true' ? ', default' : '';
  const which = index === undefined ? '' : ` (index ${index}${standard})`;
  return [one.localName ?? '', `${shortName(attribute(one, 'Binding'))} ${attribute(one, 'Location')}${which}`];
}

/** Certificates of a role, with what each is for. */
export function certificatesOf(role: Element): { use: string; certificate: string }[] {
  return children(role, 'metadata', 'KeyDescriptor').flatMap((key) =>
    below(key, 'signature', 'X509Certificate').map((one) => ({
      use: attribute(key, 'use') ?? 'signing and encryption',
      certificate: pem(textOf(one) ?? ''),
    })),
  );
}

function roleFacts(role: Element) {
  return [
    ...factsOf([
      ['Role', role.localName === 'SPSSODescriptor' ? 'service provider' : 'identity provider'],
      ['AuthnRequestsSigned', attribute(role, 'AuthnRequestsSigned')],
      ['WantAuthnRequestsSigned', attribute(role, 'WantAuthnRequestsSigned')],
      ['WantAssertionsSigned', attribute(role, 'WantAssertionsSigned')],
    ]),
    ...endpoints.flatMap((name) => children(role, 'metadata', name).map(endpointFact)),
    ...children(role, 'metadata', 'NameIDFormat').map((one) => ['NameIDFormat', textOf(one) ?? ''] as const),
    ...certificatesOf(role).map(
      ({ certificate, use }) => [`Key for ${use}`, certificateInWords(certificate) ?? 'cannot be read'] as const,
    ),
  ];
}

function expired(certificate: string, now: Date): boolean {
  try {
    return new Date(new X509Certificate(certificate).validTo) < now;
  } catch {
    return true;
  }
}

function roleChecks(role: Element, now: Date): Check[] {
  const isSp = role.localName === 'SPSSODescriptor';
  const service = isSp ? 'AssertionConsumerService' : 'SingleSignOnService';
  const services = children(role, 'metadata', service);
  const over = certificatesOf(role).filter(({ certificate }) => expired(certificate, now));
  const plain = endpoints
    .flatMap((name) => children(role, 'metadata', name))
    .map((one) => attribute(one, 'Location') ?? '')
    .filter((url) => url.startsWith('http://') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(url));
  return [
    check('endpoint', isSp ? 'SAMLMeta §2.4.4' : 'SAMLMeta §2.4.3', services.length > 0, {
      good: `There is ${isSp ? 'an' : 'a'} ${service}.`,
      bad: `There is no ${service}.`,
    }),
    check(
      'certificates',
      'SAMLMeta §2.4.1.1',
      over.length === 0,
      { good: 'No certificate has expired.', bad: `${over.length} certificate(s) cannot be read or have expired.` },
      'note',
    ),
    check('transport', 'SAMLBind §3.5.5', plain.length === 0, {
      good: 'Every endpoint is https, or on this machine.',
      bad: `Over plain http everybody on the way can read along: ${plain.join(', ')}.`,
    }),
  ];
}

/** Metadata of one entity, or of many: then the entities are listed. */
export function inspectMetadata(root: Element, context: SignatureContext) {
  const entities = root.localName === 'EntitiesDescriptor' ? below(root, 'metadata', 'EntityDescriptor') : [root];
  const until = attribute(root, 'validUntil');
  const over = until !== undefined && new Date(until) <= context.now;
  const validity = check('valid until', 'SAMLMeta §2.3.2', !over, {
    good:
      until === undefined
        ? 'It does not say when it ends.'
        : `It holds for another ${apart(context.now, new Date(until))}.`,
    bad: `It has expired ${until === undefined ? '' : apart(new Date(until), context.now)} ago: it must not be used any more.`,
  });
  const roles = entities.flatMap((entity) =>
    (['IDPSSODescriptor', 'SPSSODescriptor'] satisfies Role[]).flatMap((role) => child(entity, 'metadata', role) ?? []),
  );
  const [only] = entities;
  const many = entities.length > 1;
  return {
    facts: [
      ...factsOf([['validUntil', until]]),
      ...entities.slice(0, 50).map((entity) => ['entityID', attribute(entity, 'entityID') ?? 'missing'] as const),
      ...(many || !only ? [] : roles.flatMap(roleFacts)),
    ],
    checks: [
      validity,
      check('role', 'SAMLMeta §2.4', roles.length > 0, {
        good: `${roles.length} role(s) for single sign-on.`,
        bad: 'No entity is a SAML 2.0 identity or service provider.',
      }),
      ...(many ? [] : roles.flatMap((role) => roleChecks(role, context.now))),
      ...signatureChecks(root, context),
    ],
  };
}
